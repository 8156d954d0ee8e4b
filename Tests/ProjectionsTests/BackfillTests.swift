import CBOR
import EventLog
import Simulation
import Testing
import Vocabulary

@testable import Projections

@Suite("A view or a figure that is new", .serialized)
struct BackfillTests {
    /// Fills a folder, lets somebody change it, and takes it up again with a longer log.
    private func takeUp(
        _ log: any RecordLog,
        filledThrough position: Position,
        changing change: (LMDBViewStore) throws -> Void,
        _ check: (Views) throws -> Void
    ) throws {
        try Folder.with { path in
            do {
                let store = try LMDBViewStore.open(path)
                try Projector(log: log, store: store).catchUp(through: position)
                try change(store)
            }
            try check(try Views.open(path, log: log))
        }
    }

    private func fresh(_ log: any RecordLog) throws -> Views {
        let views = try Views(log: log, store: MemoryViewStore())
        try views.projector.catchUp()
        return views
    }

    @Test("is right for all the past at the first start that knows it", arguments: View.allCases)
    func newView(view: View) throws {
        let log = RandomLog.write(seed: 21, records: 700).log
        let expected = try ViewsVerifier.snapshotHash(of: try fresh(log).store)
        try takeUp(log, filledThrough: 400) { store in
            try store.forget(view)
        } _: { views in
            #expect(views.projector.beginning == .lacking([view]))
            #expect(views.projector.position == 0)
            try views.projector.catchUp()
            #expect(try ViewsVerifier.snapshotHash(of: views.store) == expected)
            #expect(try ViewsVerifier(store: views.store, log: log).firstDifference() == nil)
        }
    }

    @Test func `and others that are new with it are all told`() throws {
        let log = RandomLog.write(seed: 21, records: 300).log
        try takeUp(log, filledThrough: .max) { store in
            try store.forget(.queueHours)
            try store.forget(.consents)
        } _: { views in
            #expect(views.projector.beginning == .lacking([.consents, .queueHours]))
            #expect(views.projector.beginning.words == "these are new: consents, queueHours")
        }
    }

    @Test("is right for all the past of a support centre's statistics, too")
    func statistics() throws {
        let size = SupportCentre.Size(seed: 5, agents: 8, requesters: 120, days: 3)
        let centre = try SupportCentre(size)
        _ = try centre.run()
        let log = centre.log
        let expected = try Self.hours(try fresh(log))
        #expect(expected.queues.count > 20)
        #expect(!expected.agents.isEmpty)
        try takeUp(log, filledThrough: log.lastPosition * 9 / 10) { store in
            try store.forget(.queueHours)
            try store.forget(.agentHours)
        } _: { views in
            try views.projector.catchUp()
            let found = try Self.hours(views)
            #expect(found.queues == expected.queues)
            #expect(found.agents == expected.agents)
        }
    }

    private static func hours(
        _ views: Views
    ) throws -> (queues: [QueueHourRow], agents: [AgentHourRow]) {
        try views.store.read { views throws(ProjectionsError) in
            (
                try views.rows(.queueHours, QueueHourRow.self),
                try views.rows(.agentHours, AgentHourRow.self)
            )
        }
    }

    /// How another version can have left views.
    enum Other: CaseIterable {
        case format
        case layout
        case withoutLayout
        case log
        case ahead
    }

    @Test("is right where another version wrote the rest", arguments: Other.allCases)
    func otherVersion(other: Other) throws {
        let writer = RandomLog.write(seed: 22, records: 600)
        let log = writer.log
        let expected = try ViewsVerifier.snapshotHash(of: try fresh(log).store)
        try takeUp(log, filledThrough: 500) { store in
            try store.write { views throws(ProjectionsError) in
                var checkpoint = try views.checkpoint() ?? Checkpoint()
                switch other {
                case .format: checkpoint.format += 1
                case .layout: checkpoint.layout &+= 1
                case .withoutLayout: checkpoint.layout = 0
                case .log: checkpoint.log = LogIdentity(high: 1, low: 2)
                case .ahead: checkpoint.position = log.lastPosition + 1
                }
                return checkpoint
            }
        } _: { views in
            let position = log.lastPosition + 1
            let wanted: ViewsBeginning =
                switch other {
                case .format: .otherFormat(found: 6, wanted: Checkpoint.currentFormat)
                case .layout, .withoutLayout: .otherLayout
                case .log: .otherLog
                case .ahead: .aheadOfLog(position: position)
                }
            #expect(views.projector.beginning == wanted)
            #expect(views.projector.position == 0)
            try views.projector.catchUp()
            #expect(try ViewsVerifier.snapshotHash(of: views.store) == expected)
        }
    }

    @Test func `is right, too, where what was there cannot be relied on`() throws {
        let log = RandomLog.write(seed: 24, records: 300).log
        let expected = try ViewsVerifier.snapshotHash(of: try fresh(log).store)
        try takeUp(log, filledThrough: 200) { store in
            store.distrust()
        } _: { views in
            #expect(views.projector.beginning == .distrusted)
            try views.projector.catchUp()
            #expect(try ViewsVerifier.snapshotHash(of: views.store) == expected)
        }
    }

    @Test func `is nothing where views are as this version makes them`() throws {
        let log = RandomLog.write(seed: 23, records: 200).log
        try takeUp(log, filledThrough: 150) { _ in
        } _: { views in
            #expect(views.projector.beginning == .carriedOn)
            #expect(views.projector.position >= 150)
        }
        try Folder.with { path in
            let views = try Views.open(path, log: log)
            #expect(views.projector.beginning == .new)
        }
    }

    @Test func `shows in the layout, as does a field that is new in a row`() {
        func layout<Row: ViewRow>(_ type: Row.Type) -> UInt64 {
            var visitor = LayoutVisitor()
            visitor.note(type)
            return visitor.hash
        }
        #expect(layout(Old.Row.self) != layout(New.Row.self))
        #expect(layout(Old.Row.self) == layout(Old.Row.self))
        var other = LayoutVisitor()
        other.note(47, "newView", "view")
        #expect(other.hash != LayoutVisitor().hash)
    }

    private enum Old {
        struct Row: ViewRow {
            var count: UInt64 = 0

            mutating func visit<Visitor: FieldVisitor & ~Copyable>(
                _ visitor: inout Visitor
            ) throws(CBORError) {
                try visitor.unsigned(1, "count", &count)
            }
        }
    }

    private enum New {
        struct Row: ViewRow {
            var count: UInt64 = 0
            var added: UInt64 = 0

            mutating func visit<Visitor: FieldVisitor & ~Copyable>(
                _ visitor: inout Visitor
            ) throws(CBORError) {
                try visitor.unsigned(1, "count", &count)
                try visitor.unsigned(2, "added", &added)
            }
        }
    }
}
