extension RecordBatch {
    /// Holds the batch to the rules of the log before anything of it is written.
    ///
    /// - Parameters:
    ///   - position: that of the log's last record.
    ///   - time: that of the log's last record.
    /// - Returns: the time of the batch's last record.
    /// - Throws: `invalidRecord`.
    borrowing func check(
        after position: UInt64,
        time: Int64
    ) throws(EventLogError) -> Int64 {
        var time = time
        for index in 0..<count {
            let header: RecordHeader = try unsafe withRecord(index) {
                (record) throws(EventLogError) in
                guard record.count <= Self.recordByteLimit else {
                    throw .invalidRecord(index: index, .tooLong)
                }
                return unsafe try RecordHeader(decoding: record)
            }
            let own = position + UInt64(index) + 1
            if let fault = header.fault(at: own, after: time) {
                throw .invalidRecord(index: index, fault)
            }
            time = header.time
        }
        return time
    }
}

extension RecordHeader {
    /// What is wrong with the header of a record at a position, behind one of a given time.
    func fault(at position: UInt64, after time: Int64) -> RecordFault? {
        if position > 1, self.time < time { return .timeFalls }
        if !isOutcome, cause != 0 { return .inputWithCause }
        if isOutcome, cause == 0 || cause >= position { return .outcomeWithoutEarlierCause }
        return nil
    }
}
