/// A row of the tables in the specification: each outcome says which one decided it.
///
/// A raw value stands in every record, so it is never given to another row.
public enum Rule: UInt8, CaseIterable, Sendable {
    /// No row: an input, or what follows from no rule.
    case none = 0

    // A requester writes.
    /// Row R1.
    case r1 = 1
    /// Row R2.
    case r2 = 2
    /// Row R3.
    case r3 = 3
    /// Row R4.
    case r4 = 4
    /// Row R5.
    case r5 = 5
    /// Row R6.
    case r6 = 6
    /// Row R7.
    case r7 = 7
    /// Row R8.
    case r8 = 8
    /// Row R9.
    case r9 = 9
    /// Row R10.
    case r10 = 10
    /// Row R11.
    case r11 = 11
    /// Row R12.
    case r12 = 12

    // Whose number is it.
    /// Row P1.
    case p1 = 21
    /// Row P2.
    case p2 = 22
    /// Row P3.
    case p3 = 23
    /// Row P4.
    case p4 = 24
    /// Row P5.
    case p5 = 25
    /// Row P6.
    case p6 = 26
    /// Row P7.
    case p7 = 27

    // An agent writes.
    /// Row A1.
    case a1 = 41
    /// Row A2.
    case a2 = 42
    /// Row A3.
    case a3 = 43
    /// Row A4.
    case a4 = 44
    /// Row A5.
    case a5 = 45
    /// Row A6.
    case a6 = 46
    /// Row A7.
    case a7 = 47
    /// Row A8.
    case a8 = 48
    /// Row A9.
    case a9 = 49
    /// Row A10.
    case a10 = 50
    /// Row A11.
    case a11 = 51

    // Validation before sending.
    /// Row V1.
    case v1 = 57
    /// Row V2.
    case v2 = 58

    // Messaging actions.
    /// Row M1.
    case m1 = 61
    /// Row M2.
    case m2 = 62
    /// Row M3.
    case m3 = 63
    /// Row M4.
    case m4 = 64
    /// Row M5.
    case m5 = 65
    /// Row M6.
    case m6 = 66
    /// Row M7.
    case m7 = 67
    /// Row M8.
    case m8 = 68

    // The interaction's life.
    /// Row I1.
    case i1 = 81
    /// Row I2.
    case i2 = 82
    /// Row I3.
    case i3 = 83
    /// Row I4.
    case i4 = 84
    /// Row I5.
    case i5 = 85
    /// Row I6.
    case i6 = 86

    // Routing.
    /// Row W1.
    case w1 = 101
    /// Row W2.
    case w2 = 102
    /// Row W3.
    case w3 = 103
    /// Row W4.
    case w4 = 104
    /// Row W5.
    case w5 = 105
    /// Row W6.
    case w6 = 106
    /// Row W7.
    case w7 = 107
    /// Row W8.
    case w8 = 108

    // Consent.
    /// Row Y4.
    case y4 = 124

    // Providers and sending.
    /// Row Y1.
    case y1 = 121
    /// Row Y2.
    case y2 = 122
    /// Row Y3.
    case y3 = 123
    /// Row Y5.
    case y5 = 125
    /// Row Y7.
    case y7 = 127
    /// Row Y8.
    case y8 = 128

    // Extension points.
    /// Row X1.
    case x1 = 131
    /// Row X2.
    case x2 = 132
    /// Row X3.
    case x3 = 133
    /// Row X4.
    case x4 = 134
    /// Row X5.
    case x5 = 135
    /// Row X6.
    case x6 = 136

    // The virtual agent.
    /// Row T1.
    case t1 = 141

    // Other systems' requests.
    /// Row H1.
    case h1 = 161

    // The log and what must be gone from it.
    /// Row E4.
    case e4 = 171

    /// The row's name in the specification, such as `R1`; empty for none.
    public var name: String {
        switch rawValue {
        case 1...12: "R\(rawValue)"
        case 21...27: "P\(rawValue - 20)"
        case 41...51: "A\(rawValue - 40)"
        case 57...58: "V\(rawValue - 56)"
        case 61...68: "M\(rawValue - 60)"
        case 81...86: "I\(rawValue - 80)"
        case 101...108: "W\(rawValue - 100)"
        case 121...128: "Y\(rawValue - 120)"
        case 131...136: "X\(rawValue - 130)"
        case 141: "T1"
        case 161: "H1"
        case 171: "E4"
        default: ""
        }
    }
}
