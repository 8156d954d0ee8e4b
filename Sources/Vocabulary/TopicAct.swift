/// What the virtual agent does with a message of the requester's (row T1).
public enum TopicAct: UInt8, CodedWord {
    /// It answers, and its topic goes on at the next message.
    case goesOn = 1
    /// The topic is over; the next message begins another.
    case ends = 2
    /// People take over, in a queue.
    case handsOff = 3
    /// The topic is over and so is the conversation.
    case closes = 4
    /// It is left alone: a word of consent, or nothing could be answered.
    case leaves = 5

    /// The word in records.
    public var word: String {
        switch self {
        case .goesOn: "goes_on"
        case .ends: "ends"
        case .handsOff: "hands_off"
        case .closes: "closes"
        case .leaves: "leaves"
        }
    }
}
