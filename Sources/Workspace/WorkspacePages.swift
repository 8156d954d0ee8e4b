public import HTTPServer

/// The workspace page: files of the executable's own, below `/workspace/`.
///
/// The page is one document whose script reads the path, so every path below `/workspace/` that is no
/// file is that document. It uses the public APIs and nothing else. Browsers ask each time whether a
/// file is still the same, so that a new version of the daemon is a new page at once.
public struct WorkspacePages: Sendable {
    private let files: [String: WorkspaceFile]

    /// Takes the files out of the executable.
    public init() {
        files = WorkspaceFile.all()
    }

    /// Serves a request, or says that it is somebody else's.
    public func serve(_ request: HTTPRequest, _ responder: HTTPResponder) -> Bool {
        let path = request.pathSegments
        if path.isEmpty { return redirect(request, responder) }
        guard path.first == "workspace" else { return false }
        guard request.method == "GET" || request.method == "HEAD" else {
            responder.respond(HTTPResponse(status: 405, headers: [("Allow", "GET, HEAD")]))
            return true
        }
        let name = path.dropFirst().joined(separator: "/")
        if let file = files[name] ?? (isNamedAsFile(name) ? nil : files["index.html"]) {
            responder.respond(response(file, to: request))
        } else {
            responder.respond(.text("There is no such file.\n", status: 404))
        }
        return true
    }

    /// Whether a name ends as one of a file does: such a one is missing.
    ///
    /// Any other, whatever it is, is for the document to look at.
    private func isNamedAsFile(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        guard parts.count > 1, let ending = parts.last else { return false }
        return ["css", "html", "ico", "js", "map", "png", "svg", "webmanifest"].contains(ending)
    }

    /// A browser at the root is shown the way; other clients get what the root says.
    private func redirect(_ request: HTTPRequest, _ responder: HTTPResponder) -> Bool {
        guard request.method == "GET", request.header("Accept")?.contains("text/html") ?? false
        else { return false }
        responder.respond(HTTPResponse(status: 303, headers: [("Location", "/workspace/")]))
        return true
    }

    private func response(_ file: WorkspaceFile, to request: HTTPRequest) -> HTTPResponse {
        let known = request.header("If-None-Match")?.split(separator: ",") ?? []
        var headers = Self.safety
        headers.append(("Cache-Control", "no-cache"))
        headers.append(("Vary", "Accept-Encoding"))
        var (tag, body) = (file.entityTag, file.bytes)
        if let compressed = file.compressed, request.takesGzip {
            (tag, body) = compressed
            headers.append(("Content-Encoding", "gzip"))
        }
        headers.append(("ETag", tag))
        if known.contains(where: { $0.drop { $0 == " " } == tag }) {
            return HTTPResponse(status: 304, headers: headers)
        }
        headers.append(("Content-Type", file.mediaType))
        return HTTPResponse(status: 200, headers: headers, body: body)
    }

    /// What keeps the page to itself: its own files and this server's answers, and no text as markup.
    ///
    /// Source: W3C, Content Security Policy Level 3 and Trusted Types.
    private static let safety = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ]
}

extension HTTPRequest {
    /// Whether the client reads gzip (RFC 9110, section 12.5.3); a weight of 0 says that it does not.
    fileprivate var takesGzip: Bool {
        header("Accept-Encoding")?.lowercased().split(separator: ",").contains { item in
            let parts = item.filter { $0 != " " && $0 != "\t" }.split(separator: ";")
            guard parts.first == "gzip" else { return false }
            return !parts.dropFirst().contains { $0.allSatisfy { "q=0.".contains($0) } }
        } ?? false
    }
}
