/// Finds which of the words that are known was probably meant.
enum Spelling {
    /// Longer words are not compared: nobody types them, and the cost grows with the square.
    private static let longest = 64

    /// The nearest word within one slip for every three letters, without regard to case.
    static func nearest(to word: String, of known: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars)
        guard letters.count <= longest else { return nil }
        return
            known
            .filter { $0.unicodeScalars.count <= longest }
            .map { ($0, slips(letters, Array($0.lowercased().unicodeScalars))) }
            .filter { $0.1 <= max(1, letters.count / 3) }
            .min { $0.1 < $1.1 }?.0
    }

    /// How many letters must be put in, left out, replaced or swapped with the next.
    private static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var best = min(previous[column + 1], current[column]) + 1
                best = min(best, previous[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
