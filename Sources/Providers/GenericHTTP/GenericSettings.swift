public import Vocabulary

/// What an application of the generic provider needs.
public struct GenericSettings: Sendable {
    /// Where messages are posted.
    public var sendURL: String
    /// What both sides sign with, and the secret before it while it is being changed.
    public var secrets: [String]
    /// How far a request's time may be from ours, either way.
    public var window: Milliseconds
    /// Whether the other side takes a second post with the same `Idempotency-Key` for what it is.
    public var isIdempotent: Bool
    /// Where the fields stand.
    public var paths: GenericPaths

    /// Puts the settings together.
    public init(
        sendURL: String,
        secrets: [String],
        window: Milliseconds = .minutes(5),
        isIdempotent: Bool = false,
        paths: GenericPaths = GenericPaths()
    ) {
        self.sendURL = sendURL
        self.secrets = secrets
        self.window = window
        self.isIdempotent = isIdempotent
        self.paths = paths
    }
}

/// Where the fields of the generic provider's documents stand.
public struct GenericPaths: Sendable {
    /// The fields by their names; a name that is missing stands nowhere.
    private var paths: [String: JSONPath] = [:]

    /// The fields of each kind of document, with the paths that hold unless others are configured.
    public static let usual: [String: [String: String]] = [
        "inbound": [
            "id": "id", "from": "from", "to": "to", "text": "text", "media": "media",
            "sentAt": "sent_at", "partReference": "part.reference", "partNumber": "part.number",
            "partCount": "part.count",
        ],
        "status": ["id": "id", "reference": "reference", "status": "status", "code": "code"],
        "outbound": [
            "reference": "reference", "from": "from", "to": "to", "text": "text",
            "media": "media", "statusURL": "status_url",
        ],
        "answer": ["id": "id", "code": "code"],
    ]

    /// The usual ones.
    public init() {
        for (document, fields) in Self.usual {
            for (field, path) in fields { paths[document + "." + field] = JSONPath(path) }
        }
    }

    /// Where a field of a kind of document stands.
    public subscript(document: String, field: String) -> JSONPath? {
        get { paths[document + "." + field] }
        set { paths[document + "." + field] = newValue }
    }
}
