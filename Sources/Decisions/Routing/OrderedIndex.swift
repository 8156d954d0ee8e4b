/// Elements in order, each once, to be walked from the least on.
///
/// A treap in one array: a binary tree by element that is also a heap by a number drawn from the
/// element's place, which keeps it shallow. It is a fold and never stored, so its shape does not matter.
/// - Complexity: inserting, removing and the first element take O(log n); a step of a walk O(log n).
struct OrderedIndex<Element: Comparable & Sendable>: Sendable {
    private struct Node: Sendable {
        var element: Element
        var weight: UInt32
        var left: Int32
        var right: Int32
    }

    private var nodes: ContiguousArray<Node> = []
    private var root: Int32 = -1
    private var free: Int32 = -1
    private var seed: UInt32 = 0x9E37_79B9
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The least element.
    var first: Element? {
        guard root >= 0 else { return nil }
        var at = root
        while nodes[Int(at)].left >= 0 { at = nodes[Int(at)].left }
        return nodes[Int(at)].element
    }

    /// The least element behind one, which need not be there.
    func next(after element: Element) -> Element? {
        var at = root
        var best: Int32 = -1
        while at >= 0 {
            if element < nodes[Int(at)].element {
                best = at
                at = nodes[Int(at)].left
            } else {
                at = nodes[Int(at)].right
            }
        }
        return best < 0 ? nil : nodes[Int(best)].element
    }

    /// The first element, from the least on, that a test picks.
    func first(where picked: (Element) -> Bool) -> Element? {
        var candidate = first
        while let element = candidate {
            if picked(element) { return element }
            candidate = next(after: element)
        }
        return nil
    }

    /// All elements in order, for comparisons.
    var elements: [Element] {
        var elements: [Element] = []
        var next = first
        while let element = next {
            elements.append(element)
            next = self.next(after: element)
        }
        return elements
    }

    func contains(_ element: Element) -> Bool {
        var at = root
        while at >= 0 {
            if nodes[Int(at)].element == element { return true }
            at =
                element < nodes[Int(at)].element ? nodes[Int(at)].left : nodes[Int(at)].right
        }
        return false
    }

    /// Inserts an element; one that is there already changes nothing.
    mutating func insert(_ element: Element) {
        guard !contains(element) else { return }
        seed = seed &* 1_664_525 &+ 1_013_904_223
        let node = Node(element: element, weight: seed, left: -1, right: -1)
        let slot: Int32
        if free >= 0 {
            slot = free
            free = nodes[Int(slot)].left
            nodes[Int(slot)] = node
        } else {
            slot = Int32(nodes.count)
            nodes.append(node)
        }
        count += 1
        // Down to where the weight belongs, then the rest is split around the element.
        var link: (parent: Int32, isLeft: Bool) = (-1, false)
        var at = root
        while at >= 0, nodes[Int(at)].weight >= nodes[Int(slot)].weight {
            let isLeft = element < nodes[Int(at)].element
            link = (at, isLeft)
            at = isLeft ? nodes[Int(at)].left : nodes[Int(at)].right
        }
        let (left, right) = split(at, by: element)
        nodes[Int(slot)].left = left
        nodes[Int(slot)].right = right
        set(link, to: slot)
    }

    /// Removes an element; one that is not there changes nothing.
    mutating func remove(_ element: Element) {
        var link: (parent: Int32, isLeft: Bool) = (-1, false)
        var at = root
        while at >= 0, nodes[Int(at)].element != element {
            let isLeft = element < nodes[Int(at)].element
            link = (at, isLeft)
            at = isLeft ? nodes[Int(at)].left : nodes[Int(at)].right
        }
        guard at >= 0 else { return }
        set(link, to: merge(nodes[Int(at)].left, nodes[Int(at)].right))
        nodes[Int(at)].left = free
        free = at
        count -= 1
    }

    private mutating func set(_ link: (parent: Int32, isLeft: Bool), to slot: Int32) {
        if link.parent < 0 {
            root = slot
        } else if link.isLeft {
            nodes[Int(link.parent)].left = slot
        } else {
            nodes[Int(link.parent)].right = slot
        }
    }

    private mutating func split(_ at: Int32, by element: Element) -> (Int32, Int32) {
        guard at >= 0 else { return (-1, -1) }
        if element < nodes[Int(at)].element {
            let (left, right) = split(nodes[Int(at)].left, by: element)
            nodes[Int(at)].left = right
            return (left, at)
        }
        let (left, right) = split(nodes[Int(at)].right, by: element)
        nodes[Int(at)].right = left
        return (at, right)
    }

    private mutating func merge(_ one: Int32, _ other: Int32) -> Int32 {
        guard one >= 0 else { return other }
        guard other >= 0 else { return one }
        if nodes[Int(one)].weight >= nodes[Int(other)].weight {
            nodes[Int(one)].right = merge(nodes[Int(one)].right, other)
            return one
        }
        nodes[Int(other)].left = merge(one, nodes[Int(other)].left)
        return other
    }
}
