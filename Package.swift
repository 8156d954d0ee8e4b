// swift-tools-version: 6.2
import PackageDescription

/// What every target is built with; each flag with the proposal that it comes from.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .strictMemorySafety(),  // SE-0458
    .treatAllWarnings(as: .error),  // SE-0443
    // Small modules need it on the path of a message: a generic drained over a module's boundary
    // costs half as much with it.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// A module of ours.
func house(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a module of ours.
func tests(
    _ name: String,
    _ dependencies: [Target.Dependency] = [],
    exclude: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.init(stringLiteral: name)] + dependencies,
        exclude: exclude,
        swiftSettings: settings
    )
}

/// A C library of the distribution's.
func library(_ name: String, pkgConfig: String? = nil, debian package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
    name: "Ledgerline",
    products: [
        .executable(name: "ledgerline", targets: ["Ledgerline"]),
        .executable(name: "Benchmarks", targets: ["Benchmarks"]),
    ],
    targets: [
        // C libraries, each behind a module of its own.
        library("CLMDB", pkgConfig: "lmdb", debian: "liblmdb-dev"),
        library("CGnuTLS", pkgConfig: "gnutls", debian: "libgnutls28-dev"),
        library("CMicroHTTPD", pkgConfig: "libmicrohttpd", debian: "libmicrohttpd-dev"),
        library("CCurl", pkgConfig: "libcurl", debian: "libcurl4-gnutls-dev"),
        library("CSystemd", pkgConfig: "libsystemd", debian: "libsystemd-dev"),
        library(
            "CJavaScriptCore",
            pkgConfig: "javascriptcoregtk-4.1",
            debian: "libjavascriptcoregtk-4.1-dev"
        ),
        library("CSodium", pkgConfig: "libsodium", debian: "libsodium-dev"),
        library("CXML2", pkgConfig: "libxml-2.0", debian: "libxml2-dev"),
        .systemLibrary(name: "CLinux"),
        .target(name: "CAllocationCounter"),
        .target(name: "CDurableCeiling", dependencies: ["CLMDB", "CMicroHTTPD"]),
        .target(
            name: "CWorkspaceFiles",
            exclude: ["files"],
            cSettings: [.unsafeFlags(["-std=c23"])],
            linkerSettings: [.linkedLibrary("z")]
        ),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),

        // The core: pure, without Foundation.
        house("CBOR"),
        house("JSON"),
        house("Vocabulary", ["CBOR"]),
        house("EncodedQuery"),
        house("SMSText"),
        house("SMPP", ["SMSText", "Vocabulary"]),
        house("Scheduler", ["Vocabulary"]),
        house("Decisions", ["Vocabulary", "Scheduler", "EncodedQuery"]),

        // The log and what is read from it.
        house("Cryptography", ["CGnuTLS", "CSodium"]),
        house("EventLog", ["CLMDB", "CLinux", "CBOR", "Cryptography"]),
        house("Sealing", ["CBOR", "Cryptography", "EventLog", "Vocabulary"]),
        house("Proofs", ["Cryptography", "EventLog", "Vocabulary"]),
        house(
            "Projections",
            ["CLMDB", "CBOR", "Vocabulary", "EventLog", "EncodedQuery", "SMSText"]
        ),
        house(
            "Engine",
            ["CLinux", "Vocabulary", "Decisions", "Scheduler", "EventLog", "CBOR"]
        ),

        // Devices.
        house("Accounts", ["Cryptography", "Vocabulary"]),
        house("Attachments", ["Cryptography", "Vocabulary"]),
        house("PhoneNumbers", ["CPhoneNumber"]),
        house("HTTPServer", ["CMicroHTTPD"]),
        house("HTTPClient", ["CCurl"]),
        house("SMPPClient", ["CGnuTLS", "CLinux", "SMPP", "Vocabulary"]),
        house("ServiceManager", ["CSystemd"]),
        house(
            "Extensions",
            [
                "CJavaScriptCore", "CLinux", "Configuration", "Cryptography", "Decisions", "Engine",
                "EventLog", "Vocabulary",
            ]
        ),
        house("XML", ["CXML2"]),
        house("Workspace", ["CWorkspaceFiles", "Cryptography", "HTTPServer"]),
        house("Configuration", ["Vocabulary", "Decisions", "EncodedQuery"]),
        house(
            "Providers",
            [
                "Vocabulary", "Attachments", "Decisions", "Engine", "EventLog", "HTTPClient",
                "HTTPServer", "Cryptography", "SMPP", "SMPPClient", "SMSText",
            ]
        ),
        house(
            "VirtualAgent",
            [
                "Configuration", "Cryptography", "Decisions", "Engine", "EventLog", "Extensions",
                "HTTPClient", "Vocabulary",
            ]
        ),
        house(
            "OutgoingWebhooks",
            ["Cryptography", "Decisions", "Engine", "EventLog", "HTTPClient", "Vocabulary"]
        ),
        house(
            "API",
            [
                "Accounts", "Attachments", "CBOR", "Configuration", "Cryptography", "Decisions",
                "EncodedQuery", "Engine", "EventLog", "Extensions", "HTTPServer", "JSON",
                "OutgoingWebhooks", "PhoneNumbers",
                "Projections", "Proofs",
                "SMSText", "Sealing", "Simulation", "Vocabulary", "XML",
            ]
        ),

        house(
            "Simulation",
            ["CBOR", "Configuration", "Decisions", "Engine", "EventLog", "Vocabulary"]
        ),

        house("EventImport", ["CBOR", "Decisions", "Engine", "EventLog", "JSON", "Vocabulary"]),

        // Executables.
        .executableTarget(
            name: "Ledgerline",
            dependencies: [
                "Accounts", "API", "Attachments", "CBOR", "Configuration", "Cryptography",
                "Decisions", "Engine", "EventImport", "EventLog", "Extensions",
                "HTTPClient", "HTTPServer", "OutgoingWebhooks", "PhoneNumbers", "Projections",
                "Proofs", "Providers", "Sealing",
                "Scheduler", "ServiceManager", "Simulation", "SMPP", "SMPPClient", "SMSText",
                "VirtualAgent", "Vocabulary", "Workspace",
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "CAllocationCounter", "CBOR", "CDurableCeiling", "CLMDB", "Decisions", "Engine",
                "EventLog", "Projections", "Scheduler", "Sealing", "Vocabulary",
            ],
            swiftSettings: settings
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: [
                "CBOR", "Decisions", "Engine", "EventLog", "Scheduler", "Simulation", "Vocabulary",
            ],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "simulation-probe",
            dependencies: [
                "Engine", "EventLog", "Sealing", "Simulation", "TestSupport", "Vocabulary",
            ],
            path: "Tests/SimulationProbe",
            swiftSettings: settings
        ),
        tests("CBOR"),
        tests("JSON", ["TestSupport", "Vocabulary"]),
        tests("Vocabulary", ["CBOR"]),
        tests("Decisions", ["TestSupport", "Vocabulary"]),
        tests("Scheduler", ["TestSupport", "Vocabulary"]),
        tests("Engine", ["Cryptography", "Decisions", "EventLog", "TestSupport", "Vocabulary"]),
        tests("Proofs", ["CBOR", "Cryptography", "EventLog"]),
        tests("Configuration", ["Decisions", "Engine", "EventLog", "Vocabulary"]),
        tests(
            "EventImport",
            ["CBOR", "Engine", "EventLog", "JSON", "Simulation", "TestSupport", "Vocabulary"]
        ),
        tests("Accounts", ["Vocabulary"]),
        tests("Attachments", ["Vocabulary"]),
        tests("EncodedQuery"),
        tests("SMSText", exclude: ["peers.py"]),
        tests("SMPP", ["SMSText", "Vocabulary"], exclude: ["fuzz.sh", "peers.py"]),
        tests(
            "Projections",
            ["CBOR", "EncodedQuery", "Engine", "EventLog", "Simulation", "Vocabulary"]
        ),
        .testTarget(
            name: "PhoneNumbersTests",
            dependencies: ["PhoneNumbers"],
            exclude: ["verdicts.py"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "CBOR", "Configuration", "Cryptography", "Decisions", "Engine", "EventLog",
                "PhoneNumbers", "Projections", "Scheduler", "Sealing", "Simulation",
                "TestSupport", "Vocabulary", "simulation-probe",
            ],
            exclude: ["compare_builds.sh", "timer_oracle.py"],
            swiftSettings: settings
        ),
        tests(
            "Providers",
            [
                "Attachments", "Cryptography", "Decisions", "Engine", "EventLog", "HTTPClient",
                "HTTPServer", "SMPP", "SMPPClient", "Vocabulary",
            ],
            exclude: ["signatures.py"]
        ),
        tests(
            "OutgoingWebhooks",
            [
                "Cryptography", "Decisions", "Engine", "EventLog", "HTTPClient", "HTTPServer",
                "TestSupport", "Vocabulary",
            ]
        ),
        tests("HTTPServer"),
        tests("HTTPClient", ["HTTPServer"]),
        tests("SMPPClient", ["SMPP", "Vocabulary"]),
        tests("ServiceManager"),
        tests(
            "Extensions",
            ["Configuration", "Decisions", "Engine", "EventLog", "Ledgerline", "Vocabulary"]
        ),
        tests("XML"),
        tests(
            "Workspace",
            [
                "CJavaScriptCore", "CWorkspaceFiles", "HTTPClient", "HTTPServer", "SMSText",
                "Vocabulary",
            ]
        ),
        tests("Cryptography"),
        tests("EventLog", ["CBOR", "Cryptography"], exclude: ["dead_writer.py", "read_log.py"]),
        tests(
            "API",
            [
                "Accounts", "Cryptography", "Decisions", "Engine", "EventLog", "HTTPClient",
                "HTTPServer", "JSON", "Projections", "Vocabulary",
            ]
        ),
        tests(
            "VirtualAgent",
            [
                "Configuration", "Decisions", "Engine", "EventLog", "Extensions", "HTTPClient",
                "HTTPServer", "Ledgerline", "Vocabulary",
            ]
        ),
        // Depending on the executables has them built first.
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["Ledgerline", "simulation-probe"],
            exclude: [
                "axe.py", "backup.py", "bot.py", "browser.py", "chaos.py", "client_libraries.py",
                "command_line.py", "consent.py", "demo.py", "erase.py", "esme.py", "export.py",
                "faults.py",
                "gateway_load.py",
                "harness.py", "hostile.py", "import_events.py", "kannel.py", "kannel_post.py",
                "loopback.py", "manager.py", "metrics.py",
                "openapi.py", "openapi_hooks.py", "parts.py", "prove.py", "provider_test.py",
                "providers.py", "service.py", "shadow.py", "smpp_centre.py", "storm.py", "tls.py",
                "verify_proof.py",
                "webhook_receiver.py", "webhooks.py", "workspace.py", "workspace_access.py",
                "workspace_administration.py", "workspace_audit.py", "workspace_board.py",
                "workspace_compose.py", "workspace_hostile.py", "workspace_speed.py",
            ],
            swiftSettings: settings
        ),
    ]
)
