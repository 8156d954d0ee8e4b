import Vocabulary

extension AccessToken {
    /// A token as it stands in the file.
    struct Line: Codable {
        var id: String
        var user: String
        var kind: String
        var name: String
        var created: String
        var expires: String?
        var used: String?
        var digest: String
        var grant: String?
        var mark: String?
    }

    /// Reads a line; nothing when it is none.
    init?(_ line: Line) {
        guard let kind = Kind(rawValue: line.kind), let createdAt = Instant(line.created) else {
            return nil
        }
        id = line.id
        user = line.user
        self.kind = kind
        name = line.name
        self.createdAt = createdAt
        if let text = line.expires {
            // One whose end cannot be read must not become one without end.
            guard let expiresAt = Instant(text) else { return nil }
            self.expiresAt = expiresAt
        }
        lastUsedOn = line.used ?? ""
        digest = line.digest
        grant = line.grant ?? ""
        mark = line.mark ?? ""
    }

    /// The line of the file.
    var line: Line {
        Line(
            id: id,
            user: user,
            kind: kind.rawValue,
            name: name,
            created: createdAt.description,
            expires: expiresAt?.description,
            used: lastUsedOn.isEmpty ? nil : lastUsedOn,
            digest: digest,
            grant: grant.isEmpty ? nil : grant,
            mark: mark.isEmpty ? nil : mark
        )
    }
}
