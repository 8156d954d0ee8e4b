/// What came first goes first; both ends cost the same however long it is.
struct Line<Element: Equatable> {
    private var all: [Element] = []
    private var start = 0

    var isEmpty: Bool { start == all.count }
    var count: Int { all.count - start }
    var first: Element? { isEmpty ? nil : all[start] }
    var elements: ArraySlice<Element> { all[start...] }

    mutating func append(_ element: Element) { all.append(element) }

    mutating func removeFirst() {
        start += 1
        // Half of it at a time, so that each element is moved once at most.
        guard start * 2 > all.count else { return }
        all.removeFirst(start)
        start = 0
    }

    mutating func popFirst() -> Element? {
        guard let first else { return nil }
        removeFirst()
        return first
    }

    /// Takes an element out of the middle, which costs as much as the line is long.
    mutating func remove(_ element: Element) {
        if let place = elements.firstIndex(of: element) { all.remove(at: place) }
    }
}
