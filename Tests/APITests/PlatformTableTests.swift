import EncodedQuery
import Engine
import JSON
import Projections
import Testing
import Vocabulary

@testable import API

@Suite("The Table API")
struct PlatformTableTests {
    /// Interactions of several kinds, some without numbers, some assigned, held and closed.
    private func fill(_ site: Site) throws {
        let ana = UserID(4)
        let application = ApplicationID(2)
        for index in 0..<24 {
            var wish = InteractionRequested(application: application, by: ana)
            if index % 2 == 0 { wish.queue = QueueID(1) }
            if index % 3 == 0 { wish.requester = try #require(Address("+1555020\(index)")) }
            let receipt = try site.submit(.interactionRequested(wish))
            let id = receipt.interaction
            if index % 4 == 1 {
                try site.submit(
                    .interactionAssignedByHand(
                        InteractionAssignedByHand(interaction: id, agent: ana, by: ana)
                    )
                )
            }
            if index % 6 == 5 {
                try site.submit(
                    .interactionStateRequested(
                        InteractionStateRequested(
                            interaction: id,
                            state: .closedComplete,
                            by: ana
                        )
                    )
                )
            }
        }
    }

    private func numbers(_ answer: Answer) -> [String] {
        answer["result"].items.compactMap { $0["number"].text }
    }

    @Test func `answers every query as a look at every row does, whatever index it goes by`() throws
    {
        try withSite { site throws in
            try fill(site)
            let ana = site.user("ana")
            let queue = site.sysID(QueueID(1))
            let table = Table.interactions
            let everyRow = try site.views.reader.picture { picture throws(ProjectionsError) in
                var wanted = Slots()
                for column in table.columns { wanted.insert(column.slot) }
                var rows: [[FieldValue]] = []
                try picture.walk(table.all) { id throws(ProjectionsError) in
                    if let row = try table.read(picture, id, wanted, site.key) { rows.append(row) }
                    return true
                }
                return rows
            }
            #expect(everyRow.count == 24)
            for text in [
                "", "state=queued", "stateINqueued,new", "state!=queued", "active=true",
                "active=false", "assigned_to=\(ana)", "assigned_to=\(ana)^state=work_in_progress",
                "assigned_toISEMPTY", "queue=\(queue)^state=queued", "number=IMS0000003",
                "numberINIMS0000003,IMS0000004,IMS0000004", "requester=+15550200",
                "company=\(Site.company)", "state=new^ORstate=queued", "state=new^NQstate=queued",
                "numberSTARTSWITHIMS000001^state=new", "number>=IMS0000010", "number=nothing",
                "state=nothing", "assigned_to=nothing", "sys_id=nothing",
            ] {
                for order in ["", "number", "DESCnumber", "DESCsys_updated_on", "sys_id", "state"] {
                    let whole =
                        order.isEmpty
                        ? text : (text.isEmpty ? "" : text + "^") + "ORDERBY" + order
                    let query = try EncodedQuery(parsing: whole)
                    let field = { (row: [FieldValue]) in
                        { (name: String) in table[name].map { row[$0.slot] } }
                    }
                    let expected = everyRow.filter { query.matches(field($0)) }
                    let answer = try site.platform(
                        "GET",
                        "table/interaction?sysparm_query="
                            + whole.replacing("+", with: "%2B")
                            .replacing("^", with: "%5E").replacing(">", with: "%3E")
                    )
                    let found = numbers(answer)
                    let slot = try #require(table["number"]?.slot)
                    let wanted = expected.map { $0[slot].tableText }
                    #expect(Set(found) == Set(wanted), "\(whole)")
                    #expect(found.count == wanted.count, "\(whole)")
                    #expect(answer.header("X-Total-Count") == String(wanted.count), "\(whole)")
                    if !order.isEmpty {
                        let byNumber = Dictionary(
                            uniqueKeysWithValues: expected.map { ($0[slot].tableText, $0) }
                        )
                        let rows = found.compactMap { byNumber[$0] }
                        for (one, next) in zip(rows, rows.dropFirst()) {
                            #expect(!query.precedes(field(next), field(one)), "\(whole)")
                        }
                    }
                }
            }
        }
    }

    @Test func `pages do not overlap and are linked`() throws {
        try withSite { site throws in
            try fill(site)
            var found: [String] = []
            for offset in stride(from: 0, to: 24, by: 5) {
                let path = "table/interaction?sysparm_limit=5&sysparm_offset=\(offset)"
                let answer = try site.platform("GET", path + "&sysparm_query=ORDERBYnumber")
                found += numbers(answer)
                let links = try #require(answer.header("Link"))
                #expect(links.contains("rel=\"next\"") == (offset < 20))
                #expect(links.contains("rel=\"prev\"") == (offset > 0))
            }
            #expect(found.count == 24 && found == found.sorted())
            let silent = try site.platform(
                "GET",
                "table/interaction?sysparm_limit=5&sysparm_no_count=true"
            )
            #expect(silent.header("X-Total-Count") == nil && numbers(silent).count == 5)
        }
    }

    @Test func `shows values, labels or both, with links or without, and walks references`() throws
    {
        try withSite { site throws in
            try fill(site)
            let one =
                "table/interaction?sysparm_query=number=IMS0000001&sysparm_fields=number,queue,"
            let row = try site.platform("GET", one + "queue.name,state,nothing")["result"][0]
            #expect(row["queue"]["value"].text == site.sysID(QueueID(1)))
            #expect(row["queue"]["link"].text?.contains("/api/now/table/awa_queue/") == true)
            #expect(row["queue.name"].text == "Support")
            #expect(row["state"].text == "queued" && row["nothing"] == .null)
            let bare = "&sysparm_exclude_reference_link=true&sysparm_display_value="
            let labels = try site.platform("GET", one + "state" + bare + "true")["result"][0]
            #expect(labels["queue"].text == "Support" && labels["state"].text == "Queued")
            let both = try site.platform("GET", one + "state" + bare + "all")["result"][0]
            #expect(both["queue"]["display_value"].text == "Support")
            #expect(both["queue"]["value"].text == site.sysID(QueueID(1)))
            let walked = try site.platform(
                "GET",
                "table/interaction?sysparm_query=assigned_to.user_name=ana&sysparm_fields=number"
            )
            #expect(walked["result"].items.count == 6)
        }
    }

    @Test func `changes what is sent and nothing else, by the rules`() throws {
        try withSite { site throws in
            try fill(site)
            let id = site.sysID(Site.carla)
            let path = "table/csm_consumer/\(id)"
            #expect(try site.platform("PATCH", path, as: "ana", #"{"name": "C"}"#).status == 403)
            let changed = try site.platform("PATCH", path, as: "admin", #"{"territory": "SI"}"#)
            #expect(changed["result"]["territory"].text == "SI", "\(changed.text)")
            #expect(changed["result"]["name"].text == "Carla")
            #expect(changed["result"]["phones"].text == "+15550142")
            let found = try site.platform("GET", "table/interaction?number=IMS0000001")["result"][0]
            let interaction = "table/interaction/" + (found["sys_id"].text ?? "")
            let held = try site.platform(
                "PUT",
                interaction,
                #"{"state": "on_hold", "short_description": "A \"line\"", "nonsense": 1}"#
            )
            #expect(held["result"]["state"].text == "on_hold", "\(held.text)")
            #expect(held["result"]["short_description"].text == "A \"line\"")
            let illegal = try site.platform("PATCH", interaction, #"{"state": "wrap_up"}"#)
            #expect(illegal.status == 400)
            #expect(illegal["error"]["detail"].text?.contains("Allowed") == true)
            let nobody = "{\"assigned_to\": \"\(site.user("boris"))\"}"
            #expect(try site.platform("PATCH", interaction, nobody).status == 403)
            #expect(try site.platform("DELETE", interaction, as: "admin").status == 403)
            #expect(try site.platform("DELETE", path, as: "admin").status == 403)
        }
    }

    @Test func `has clear errors for what it cannot answer`() throws {
        try withSite { site throws in
            for (path, status) in [
                ("table/nothing", 400), ("table/interaction?sysparm_query=%5E", 400),
                ("table/interaction?sysparm_query=nonsense=1", 400),
                ("table/interaction?sysparm_query=javascript:1", 400),
                ("table/interaction?sysparm_limit=-1", 400),
                ("table/interaction?sysparm_display_value=perhaps", 400),
                ("table/interaction/1", 404), ("table/interaction/1/2", 404), ("table", 404),
                ("table/interaction?sysparm_query=state.name=1", 400), ("v3/interaction", 404),
            ] {
                let answer = try site.platform("GET", path)
                #expect(answer.status == status, "\(path): \(answer.text)")
                #expect(answer["status"].text == "failure", "\(path)")
            }
        }
    }
}
