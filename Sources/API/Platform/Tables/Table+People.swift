import EncodedQuery
import Projections
import Vocabulary

extension Table {
    /// `sys_user`: employees, agents among them.
    static let users = Table(
        "sys_user",
        specimens: [UserRow()],
        computed: [Computed(name: "mobile_phone") { row, _ in first(row.phones) }],
        Traits(
            all: .all(of: .users),
            commands: .setting(
                own: "user",
                new: { UserSet(by: $0, active: true) },
                name: { $0.user = UserID(rawValue: $1) },
                adapt: adaptPerson,
                wrap: { .userSet($0) }
            )
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.users, id, UserRow.self)
    }

    /// `csm_consumer`: consumers.
    static let consumers = Table(
        "csm_consumer",
        specimens: [ConsumerRow()],
        computed: [Computed(name: "mobile_phone") { row, _ in first(row.phones) }],
        Traits(
            all: .all(of: .consumers),
            commands: .setting(
                own: "person",
                new: { ConsumerSet(by: $0, active: true) },
                name: { $0.person = PersonID(rawValue: $1) },
                adapt: adaptPerson,
                wrap: { .consumerSet($0) }
            )
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.consumers, id, ConsumerRow.self)
    }

    /// `customer_contact`: contacts.
    static let contacts = Table(
        "customer_contact",
        specimens: [ContactRow()],
        computed: [Computed(name: "mobile_phone") { row, _ in first(row.phones) }],
        Traits(
            all: .all(of: .contacts),
            commands: .setting(
                own: "person",
                new: { ContactSet(by: $0, active: true) },
                name: { $0.person = PersonID(rawValue: $1) },
                adapt: adaptPerson,
                wrap: { .contactSet($0) }
            )
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.contacts, id, ContactRow.self)
    }

    @Sendable private static func first(_ phones: [Address]) -> FieldValue {
        phones.first.map { .text($0.text) } ?? .empty
    }

    /// The platform's records have a phone a column and names in two.
    @Sendable private static func adaptPerson(_ record: inout RecordFields) {
        if record["phones"] == nil {
            let phones = ["mobile_phone", "phone", "business_phone", "home_phone"]
                .compactMap { record.text($0) }
            if !phones.isEmpty { record["phones"] = phones.joined(separator: ",") }
        }
        guard record["name"] == nil else { return }
        let names = ["first_name", "last_name"].compactMap { record.text($0) }
        if !names.isEmpty { record["name"] = names.joined(separator: " ") }
    }
}
