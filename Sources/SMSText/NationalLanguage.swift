/// Languages with 7-bit tables of their own, by the number that a user data header gives.
///
/// They are read when met and never written: a phone that does not know them shows other characters.
/// Source: 3GPP TS 23.038, section 6.2.1.2.4 and annex A; TS 23.040, sections 9.2.3.24.15 and 16.
public enum NationalLanguage: UInt8, CaseIterable, Sendable {
    /// Turkish.
    case turkish = 1
    /// Spanish, which has only a table after an escape.
    case spanish = 2
    /// Portuguese.
    case portuguese = 3
    /// Bengali and Assamese.
    case bengali = 4
    /// Gujarati.
    case gujarati = 5
    /// Hindi.
    case hindi = 6
    /// Kannada.
    case kannada = 7
    /// Malayalam.
    case malayalam = 8
    /// Oriya.
    case oriya = 9
    /// Punjabi.
    case punjabi = 10
    /// Tamil.
    case tamil = 11
    /// Telugu.
    case telugu = 12
    /// Urdu.
    case urdu = 13

    /// The table that replaces the default alphabet, by septet; 0 where it has nothing.
    var lockingTable: [UInt16]? {
        switch self {
        case .turkish: Self.turkishLocking
        case .spanish: nil
        case .portuguese: Self.portugueseLocking
        case .bengali: Self.bengaliLocking
        case .gujarati: Self.gujaratiLocking
        case .hindi: Self.hindiLocking
        case .kannada: Self.kannadaLocking
        case .malayalam: Self.malayalamLocking
        case .oriya: Self.oriyaLocking
        case .punjabi: Self.punjabiLocking
        case .tamil: Self.tamilLocking
        case .telugu: Self.teluguLocking
        case .urdu: Self.urduLocking
        }
    }

    /// The table after an escape, by septet; 0 where it has nothing.
    var singleTable: [UInt16] {
        switch self {
        case .turkish: Self.turkishSingle
        case .spanish: Self.spanishSingle
        case .portuguese: Self.portugueseSingle
        case .bengali: Self.bengaliSingle
        case .gujarati: Self.gujaratiSingle
        case .hindi: Self.hindiSingle
        case .kannada: Self.kannadaSingle
        case .malayalam: Self.malayalamSingle
        case .oriya: Self.oriyaSingle
        case .punjabi: Self.punjabiSingle
        case .tamil: Self.tamilSingle
        case .telugu: Self.teluguSingle
        case .urdu: Self.urduSingle
        }
    }
}
