import Vocabulary

extension RequesterInitiatedSMS {
    /// Row R9: nobody has the number that was written to, which is logged and answered with an error.
    static func whenUnknownCompanyNumber(_ outcomes: inout Outcomes) {
        outcomes.add(
            .smsRefused(SMSRefused(reason: "no provider application has the company number")),
            .r9
        )
    }
}
