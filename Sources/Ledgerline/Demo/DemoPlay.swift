import Configuration
import Engine
import Projections

/// The people of the demo who do something: customers with pretend phones, and agents who answer them.
final class DemoPlay: Sendable {
    private let phones: DemoPhones
    private let agents: DemoAgents

    init(daemon: Daemon, site: SiteConfiguration) {
        let host = site.http.address.contains(":") ? "[\(site.http.address)]" : site.http.address
        let scheme = site.http.tls == nil ? "http" : "https"
        phones = DemoPhones(
            base: "\(scheme)://\(host):\(daemon.port)/providers/",
            site: site,
            reader: daemon.reader
        )
        agents = DemoAgents(engine: daemon.engine, reader: daemon.reader)
    }

    func start() {
        agents.start()
        phones.start()
    }

    func stop() {
        phones.stop()
        agents.stop()
    }
}
