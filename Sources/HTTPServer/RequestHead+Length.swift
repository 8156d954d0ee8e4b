extension RequestHead {
    /// Says whether two readers could find different ends of the request: the door to smuggling.
    ///
    /// Refused are two lengths, a length beside a coding, any coding but `chunked` once, and a name with a
    /// space in it, which one reader trims and another does not know.
    ///
    /// Source: RFC 9112, sections 5.1 and 6.3, points 3 to 5.
    var lengthIsAmbiguous: Bool {
        var lengths = 0
        var codings = 0
        var isStrange = false
        forEachHeader { name, value in
            if matches(name, "Content-Length") {
                lengths += 1
                isStrange = isStrange || value.isEmpty || !allDigits(value)
            } else if matches(name, "Transfer-Encoding") {
                codings += 1
                isStrange = isStrange || !matches(value, "chunked")
            } else {
                isStrange = isStrange || hasSpace(name)
            }
            return !isStrange
        }
        return isStrange || lengths + codings > 1
    }
}
