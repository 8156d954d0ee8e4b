public import Vocabulary

extension ViewsReader {
    /// A channel user profile.
    ///
    /// - Throws: what the store meets.
    public func profile(_ id: ProfileID) throws(ProjectionsError) -> ChannelUserProfileRow? {
        try row(.profiles, ChannelUserProfileRow.self, ViewKey(id.rawValue))
    }

    /// All channel user profiles that an address has and had, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func profiles(
        of address: Address
    ) throws(ProjectionsError) -> [ChannelUserProfileRow] {
        var prefix = ViewKey()
        prefix.append(address)
        return try store.read { views throws(ProjectionsError) in
            var rows: [ChannelUserProfileRow] = []
            let range = ViewRange(prefix)
            unsafe try views.scan(.profilesByAddress, range) { key, _ throws(ProjectionsError) in
                let id = unsafe ViewKey(key.word(at: prefix.count))
                if let row = try views.row(.profiles, ChannelUserProfileRow.self, at: id) {
                    rows.append(row)
                }
                return true
            }
            return rows
        }
    }

    /// All channel user profiles, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func profiles(
        limit: Int,
        after: ProfileID? = nil
    ) throws(ProjectionsError) -> [ChannelUserProfileRow] {
        let range = ViewRange(after: after.map { ViewKey($0.rawValue) })
        return try rows(.profiles, ChannelUserProfileRow.self, range, limit: limit)
    }

    /// The ties that a channel user profile had before, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func formerTies(of id: ProfileID) throws(ProjectionsError) -> [ProfileTieRow] {
        try rows(.profileTies, ProfileTieRow.self, ViewRange(ViewKey(id.rawValue)))
    }

    /// Whoever has a number in a record that is in use, by table and row.
    ///
    /// - Throws: what the store meets.
    public func people(with phone: Address) throws(ProjectionsError) -> [Person] {
        var prefix = ViewKey()
        prefix.append(phone)
        return try store.read { views throws(ProjectionsError) in
            var people: [Person] = []
            let range = ViewRange(prefix)
            unsafe try views.scan(.peopleByPhone, range) { key, _ throws(ProjectionsError) in
                let id = PersonID(rawValue: unsafe key.word(at: prefix.count + 1))
                if let kind = unsafe PersonKind(rawValue: key[prefix.count]) {
                    people.append(Person(kind, id))
                }
                return true
            }
            return people
        }
    }

    /// A user.
    ///
    /// - Throws: what the store meets.
    public func user(_ id: UserID) throws(ProjectionsError) -> UserRow? {
        try row(.users, UserRow.self, ViewKey(id.rawValue))
    }

    /// All users, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func users() throws(ProjectionsError) -> [UserRow] {
        try rows(.users, UserRow.self)
    }

    /// A consumer.
    ///
    /// - Throws: what the store meets.
    public func consumer(_ id: PersonID) throws(ProjectionsError) -> ConsumerRow? {
        try row(.consumers, ConsumerRow.self, ViewKey(id.rawValue))
    }

    /// Consumers, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func consumers(
        limit: Int = .max,
        after: PersonID? = nil,
        where isWanted: (ConsumerRow) -> Bool = { _ in true }
    ) throws(ProjectionsError) -> [ConsumerRow] {
        let range = ViewRange(after: after.map { ViewKey($0.rawValue) })
        return try rows(.consumers, ConsumerRow.self, range, limit: limit, where: isWanted)
    }

    /// A contact.
    ///
    /// - Throws: what the store meets.
    public func contact(_ id: PersonID) throws(ProjectionsError) -> ContactRow? {
        try row(.contacts, ContactRow.self, ViewKey(id.rawValue))
    }

    /// Contacts, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func contacts(
        limit: Int = .max,
        after: PersonID? = nil,
        where isWanted: (ContactRow) -> Bool = { _ in true }
    ) throws(ProjectionsError) -> [ContactRow] {
        let range = ViewRange(after: after.map { ViewKey($0.rawValue) })
        return try rows(.contacts, ContactRow.self, range, limit: limit, where: isWanted)
    }

    /// What somebody is called; nothing for the guest and for who is not known.
    ///
    /// - Throws: what the store meets.
    public func name(of person: Person) throws(ProjectionsError) -> String? {
        switch person.kind {
        case .guest: nil
        case .user: try user(UserID(rawValue: person.id.rawValue))?.name
        case .consumer: try consumer(person.id)?.name
        case .contact: try contact(person.id)?.name
        }
    }
}
