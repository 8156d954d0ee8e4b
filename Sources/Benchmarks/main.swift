try withTemporaryDirectory { directory in
    let inbound = try InboundBenchmark().run(in: directory)
    print("inbound", inbound)
    let fold = try FoldBenchmark().run(in: directory)
    print("fold", fold)
}
