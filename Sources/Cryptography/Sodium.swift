import CSodium

/// libsodium, which wants to be started before its first use.
enum Sodium {
    // A static is initialised once, whichever thread comes first; GnuTLS starts itself when loaded.
    static let isReady = sodium_init() >= 0
}
