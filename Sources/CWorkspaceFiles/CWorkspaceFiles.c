#include "CWorkspaceFiles.h"

// The page's files as they are, inside of the executable. A test compares this list with the folder.

static const unsigned char api_js[] = {
#embed "files/api.js"
};
static const unsigned char attention_js[] = {
#embed "files/attention.js"
};
static const unsigned char base_css[] = {
#embed "files/base.css"
};
static const unsigned char dom_js[] = {
#embed "files/dom.js"
};
static const unsigned char icon_svg[] = {
#embed "files/icon.svg"
};
static const unsigned char index_html[] = {
#embed "files/index.html"
};
static const unsigned char keys_js[] = {
#embed "files/keys.js"
};
static const unsigned char live_js[] = {
#embed "files/live.js"
};
static const unsigned char main_js[] = {
#embed "files/main.js"
};
static const unsigned char pages_administration_js[] = {
#embed "files/pages/administration.js"
};
static const unsigned char pages_audit_js[] = {
#embed "files/pages/audit.js"
};
static const unsigned char pages_board_js[] = {
#embed "files/pages/board.js"
};
static const unsigned char pages_compose_js[] = {
#embed "files/pages/compose.js"
};
static const unsigned char pages_configuration_history_js[] = {
#embed "files/pages/configuration-history.js"
};
static const unsigned char pages_conversations_js[] = {
#embed "files/pages/conversations.js"
};
static const unsigned char pages_inbox_js[] = {
#embed "files/pages/inbox.js"
};
static const unsigned char pages_phone_js[] = {
#embed "files/pages/phone.js"
};
static const unsigned char parts_js[] = {
#embed "files/parts.js"
};
static const unsigned char presence_js[] = {
#embed "files/presence.js"
};
static const unsigned char router_js[] = {
#embed "files/router.js"
};
static const unsigned char sign_in_js[] = {
#embed "files/sign-in.js"
};
static const unsigned char words_js[] = {
#embed "files/words.js"
};

static const struct workspace_file workspace_files[] = {
    {"api.js", api_js, sizeof api_js},
    {"attention.js", attention_js, sizeof attention_js},
    {"base.css", base_css, sizeof base_css},
    {"dom.js", dom_js, sizeof dom_js},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"index.html", index_html, sizeof index_html},
    {"keys.js", keys_js, sizeof keys_js},
    {"live.js", live_js, sizeof live_js},
    {"main.js", main_js, sizeof main_js},
    {"pages/administration.js", pages_administration_js, sizeof pages_administration_js},
    {"pages/audit.js", pages_audit_js, sizeof pages_audit_js},
    {"pages/board.js", pages_board_js, sizeof pages_board_js},
    {"pages/compose.js", pages_compose_js, sizeof pages_compose_js},
    {"pages/configuration-history.js", pages_configuration_history_js, sizeof pages_configuration_history_js},
    {"pages/conversations.js", pages_conversations_js, sizeof pages_conversations_js},
    {"pages/inbox.js", pages_inbox_js, sizeof pages_inbox_js},
    {"pages/phone.js", pages_phone_js, sizeof pages_phone_js},
    {"parts.js", parts_js, sizeof parts_js},
    {"presence.js", presence_js, sizeof presence_js},
    {"router.js", router_js, sizeof router_js},
    {"sign-in.js", sign_in_js, sizeof sign_in_js},
    {"words.js", words_js, sizeof words_js},
};

const struct workspace_file *workspace_file_at(size_t place) {
    return place < sizeof workspace_files / sizeof *workspace_files ? &workspace_files[place] : NULL;
}
