import JSON

extension JSONLimits {
    /// For the body of a request; none needs a depth of more than three.
    ///
    /// NUL ends texts in C and hides what follows it; nobody writes it in a message.
    static let request = JSONLimits(depth: 32)
}
