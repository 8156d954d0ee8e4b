import Foundation

/// The same work in one function of PostgreSQL: one call of the client, one transaction, prepared.
///
/// That is the best that tables can do. The cluster is private, in a folder of its own.
struct PostgresPeer {
    private let folder: String
    private let server: ChildProcess
    private static let programs = "/usr/lib/postgresql/15/bin"

    /// Whether version 15 is here.
    static var isThere: Bool {
        FileManager.default.isExecutableFile(atPath: programs + "/pgbench")
    }

    /// Makes and starts a cluster.
    ///
    /// PostgreSQL does not run as root: then its own user runs it, who gets the folder.
    init(in parent: String) throws {
        folder = parent + "/postgresql"
        let output = parent + "/postgresql.out"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false
        )
        if geteuid() == 0 {
            _ = try ChildProcess.run(["chown", "postgres", folder], output: output)
            _ = try ChildProcess.run(["chmod", "a+rx", parent], output: output)
        }
        _ = try ChildProcess.run(
            Self.unprivileged + [
                Self.programs + "/initdb", "-D", folder + "/data", "-A", "trust", "-U", "peer",
                "--no-locale", "-E", "UTF8",
            ],
            output: output
        )
        server = try ChildProcess(
            Self.unprivileged + [
                Self.programs + "/postgres", "-D", folder + "/data", "-k", folder,
                "-c", "listen_addresses=", "-c", "max_connections=300",
                "-c", "shared_buffers=1GB", "-c", "max_wal_size=8GB",
            ],
            output: parent + "/postgresql.log"
        )
        _ = try server.wait(for: "ready to accept connections")
        try Self.schema.write(
            toFile: parent + "/peer.sql",
            atomically: true,
            encoding: .utf8
        )
        try Self.call.write(toFile: parent + "/peer.bench", atomically: true, encoding: .utf8)
        _ = try ChildProcess.run(
            [
                Self.programs + "/psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "peer",
                "-d", "postgres", "-f", parent + "/peer.sql",
            ],
            output: output
        )
    }

    /// Calls the function again and again.
    ///
    /// - Returns: calls a second.
    func callsPerSecond(clients: Int, seconds: Int, in parent: String) throws -> Double {
        let text = try ChildProcess.run(
            [
                Self.programs + "/pgbench", "-n", "-M", "prepared", "-c", "\(clients)", "-j", "2",
                "-T", "\(seconds)", "-f", parent + "/peer.bench", "-h", folder, "-U", "peer",
                "postgres",
            ],
            output: parent + "/pgbench.out"
        )
        for line in text.split(separator: "\n") where line.hasPrefix("tps = ") {
            if let rate = Double(line.dropFirst(6).prefix { $0.isNumber || $0 == "." }) {
                return rate
            }
        }
        throw BenchmarkError.failed(text)
    }

    func stop() { server.stop() }

    private static var unprivileged: [String] {
        geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : []
    }

    /// What a message does to tables.
    ///
    /// It is remembered by its identifier; the company number's application, the sender's consent
    /// and profile are looked up; it finds or opens its conversation; it becomes an event of the log
    /// and a row of the messages; the conversation moves on; a timer is armed unless one is. The
    /// conversations have the indexes that the daemon's tables have.
    private static let schema = """
        CREATE TABLE application (
            company text PRIMARY KEY, id text NOT NULL, active boolean NOT NULL, queue text);
        INSERT INTO application VALUES ('+15550009999', 'main', true, 'support');
        CREATE TABLE person (
            id text PRIMARY KEY, phone text, mobile_phone text, home_phone text);
        CREATE INDEX person_by_phone ON person (phone);
        CREATE INDEX person_by_mobile_phone ON person (mobile_phone);
        CREATE INDEX person_by_home_phone ON person (home_phone);
        CREATE TABLE consent (
            requester text, company text, opted_out boolean NOT NULL,
            PRIMARY KEY (requester, company));
        CREATE TABLE consent_word (word text PRIMARY KEY, meaning text NOT NULL);
        INSERT INTO consent_word VALUES ('STOP', 'out'), ('STOPALL', 'out'), ('CANCEL', 'out'),
            ('UNSUBSCRIBE', 'out'), ('END', 'out'), ('QUIT', 'out'), ('REVOKE', 'out'),
            ('OPTOUT', 'out'), ('START', 'in'), ('YES', 'in'), ('UNSTOP', 'in'),
            ('HELP', 'help'), ('INFO', 'help');
        CREATE TABLE conversation (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number text,
            requester text NOT NULL, company text NOT NULL, state text NOT NULL DEFAULT 'queued',
            queue text, assigned_to text, opened_for text, revision integer NOT NULL DEFAULT 0,
            messages integer NOT NULL DEFAULT 0, heard_at timestamptz,
            updated timestamptz NOT NULL DEFAULT now());
        CREATE UNIQUE INDEX active_conversation ON conversation (requester, company)
            WHERE state <> 'closed';
        CREATE UNIQUE INDEX conversation_by_number ON conversation (number);
        CREATE INDEX conversation_by_state ON conversation (state, updated);
        CREATE INDEX conversation_by_agent ON conversation (assigned_to, updated);
        CREATE INDEX conversation_by_requester ON conversation (opened_for);
        CREATE INDEX conversation_by_update ON conversation (updated);
        CREATE TABLE event (
            position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            conversation bigint NOT NULL, revision integer NOT NULL, kind text NOT NULL,
            happened_at timestamptz NOT NULL DEFAULT now(), content jsonb NOT NULL,
            UNIQUE (conversation, revision));
        CREATE TABLE message (
            position bigint PRIMARY KEY, conversation bigint NOT NULL, direction text NOT NULL,
            author text NOT NULL, body text NOT NULL, created timestamptz NOT NULL DEFAULT now());
        CREATE INDEX message_by_conversation ON message (conversation, position);
        CREATE TABLE requester_profile (
            address text, channel text, document text, active boolean NOT NULL,
            PRIMARY KEY (address, channel));
        CREATE TABLE provider_message (id text PRIMARY KEY);
        CREATE TABLE pending_timer (
            conversation bigint, action text, due timestamptz NOT NULL,
            PRIMARY KEY (conversation, action));
        CREATE INDEX timers_by_due ON pending_timer (due);

        CREATE FUNCTION receive(message_id text, sender text, recipient text, content text)
        RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE
            line application;
            talk conversation;
            place bigint;
            meant text;
        BEGIN
            INSERT INTO provider_message VALUES (message_id) ON CONFLICT DO NOTHING;
            IF NOT FOUND THEN RETURN 0; END IF;
            SELECT * INTO line FROM application WHERE company = recipient;
            IF NOT FOUND OR NOT line.active THEN RETURN -1; END IF;
            SELECT meaning INTO meant FROM consent_word WHERE word = upper(btrim(content));
            IF FOUND THEN
                INSERT INTO consent VALUES (sender, recipient, meant = 'out')
                    ON CONFLICT (requester, company) DO UPDATE SET opted_out = EXCLUDED.opted_out;
            END IF;
            SELECT * INTO talk FROM conversation
                WHERE requester = sender AND company = recipient AND state <> 'closed' FOR UPDATE;
            IF NOT FOUND THEN
                INSERT INTO requester_profile SELECT sender, 'sms', min(id), true FROM person
                    WHERE phone = sender OR mobile_phone = sender OR home_phone = sender
                    ON CONFLICT DO NOTHING;
                INSERT INTO conversation (requester, company, queue)
                    VALUES (sender, recipient, line.queue)
                    ON CONFLICT (requester, company) WHERE state <> 'closed'
                    DO UPDATE SET requester = EXCLUDED.requester RETURNING * INTO talk;
                UPDATE conversation SET number = 'IMS' || lpad(talk.id::text, 7, '0')
                    WHERE id = talk.id;
                talk.revision := talk.revision + 1;
                INSERT INTO event (conversation, revision, kind, content) VALUES (
                    talk.id, talk.revision, 'opened',
                    jsonb_build_object('from', sender, 'to', recipient));
            END IF;
            talk.revision := talk.revision + 1;
            INSERT INTO event (conversation, revision, kind, content) VALUES (
                talk.id, talk.revision, 'received', jsonb_build_object(
                    'id', message_id, 'from', sender, 'to', recipient, 'text', content))
                RETURNING position INTO place;
            INSERT INTO message VALUES (place, talk.id, 'in', sender, content);
            UPDATE conversation SET revision = talk.revision, messages = messages + 1,
                heard_at = now(), updated = now() WHERE id = talk.id;
            INSERT INTO pending_timer VALUES (talk.id, 'prompt', now() + interval '15 min')
                ON CONFLICT DO NOTHING;
            RETURN place;
        END $$;
        """

    private static let call = """
        \\set phone random(1, 10000)
        \\set id random(1, 9000000000000000)
        SELECT receive('SM' || :id, '+1555' || lpad(:phone::text, 7, '0'), '+15550009999',
            'Hello my order has not arrived yet and I would like to know when it comes');
        """
}
