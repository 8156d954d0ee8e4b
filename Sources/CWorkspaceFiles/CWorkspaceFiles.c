#include "CWorkspaceFiles.h"

// The page's files as they are, inside of the executable. A test compares this list with the folder.

static const unsigned char account_js[] = {
#embed "files/account.js"
};
static const unsigned char administration_cell_js[] = {
#embed "files/administration/cell.js"
};
static const unsigned char administration_changes_js[] = {
#embed "files/administration/changes.js"
};
static const unsigned char administration_clipboard_js[] = {
#embed "files/administration/clipboard.js"
};
static const unsigned char administration_editor_js[] = {
#embed "files/administration/editor.js"
};
static const unsigned char administration_extension_points_js[] = {
#embed "files/administration/extension-points.js"
};
static const unsigned char administration_field_parts_js[] = {
#embed "files/administration/field-parts.js"
};
static const unsigned char administration_fields_js[] = {
#embed "files/administration/fields.js"
};
static const unsigned char administration_fresh_js[] = {
#embed "files/administration/fresh.js"
};
static const unsigned char administration_list_js[] = {
#embed "files/administration/list.js"
};
static const unsigned char administration_lookups_js[] = {
#embed "files/administration/lookups.js"
};
static const unsigned char administration_paused_webhooks_js[] = {
#embed "files/administration/paused-webhooks.js"
};
static const unsigned char administration_provider_addresses_js[] = {
#embed "files/administration/provider-addresses.js"
};
static const unsigned char administration_query_field_js[] = {
#embed "files/administration/query-field.js"
};
static const unsigned char administration_record_cards_js[] = {
#embed "files/administration/record-cards.js"
};
static const unsigned char administration_record_fields_js[] = {
#embed "files/administration/record-fields.js"
};
static const unsigned char administration_record_form_js[] = {
#embed "files/administration/record-form.js"
};
static const unsigned char administration_record_page_js[] = {
#embed "files/administration/record-page.js"
};
static const unsigned char administration_record_js[] = {
#embed "files/administration/record.js"
};
static const unsigned char administration_resources_js[] = {
#embed "files/administration/resources.js"
};
static const unsigned char administration_sections_js[] = {
#embed "files/administration/sections.js"
};
static const unsigned char administration_skills_field_js[] = {
#embed "files/administration/skills-field.js"
};
static const unsigned char administration_text_fields_js[] = {
#embed "files/administration/text-fields.js"
};
static const unsigned char administration_tokens_js[] = {
#embed "files/administration/tokens.js"
};
static const unsigned char administration_value_fields_js[] = {
#embed "files/administration/value-fields.js"
};
static const unsigned char administration_webhook_address_js[] = {
#embed "files/administration/webhook-address.js"
};
static const unsigned char administration_webhook_attempts_js[] = {
#embed "files/administration/webhook-attempts.js"
};
static const unsigned char administration_webhook_cards_js[] = {
#embed "files/administration/webhook-cards.js"
};
static const unsigned char administration_webhook_delivery_js[] = {
#embed "files/administration/webhook-delivery.js"
};
static const unsigned char administration_webhook_events_js[] = {
#embed "files/administration/webhook-events.js"
};
static const unsigned char administration_webhook_resume_js[] = {
#embed "files/administration/webhook-resume.js"
};
static const unsigned char administration_webhook_secret_js[] = {
#embed "files/administration/webhook-secret.js"
};
static const unsigned char administration_webhook_words_js[] = {
#embed "files/administration/webhook-words.js"
};
static const unsigned char administration_webhooks_js[] = {
#embed "files/administration/webhooks.js"
};
static const unsigned char api_js[] = {
#embed "files/api.js"
};
static const unsigned char attention_js[] = {
#embed "files/attention.js"
};
static const unsigned char audit_css[] = {
#embed "files/audit.css"
};
static const unsigned char audit_cause_js[] = {
#embed "files/audit/cause.js"
};
static const unsigned char audit_names_js[] = {
#embed "files/audit/names.js"
};
static const unsigned char audit_proof_js[] = {
#embed "files/audit/proof.js"
};
static const unsigned char audit_rules_js[] = {
#embed "files/audit/rules.js"
};
static const unsigned char audit_sentences_js[] = {
#embed "files/audit/sentences.js"
};
static const unsigned char audit_standing_js[] = {
#embed "files/audit/standing.js"
};
static const unsigned char audit_timeline_js[] = {
#embed "files/audit/timeline.js"
};
static const unsigned char audit_verification_js[] = {
#embed "files/audit/verification.js"
};
static const unsigned char audit_what_if_answer_js[] = {
#embed "files/audit/what-if-answer.js"
};
static const unsigned char audit_what_if_js[] = {
#embed "files/audit/what-if.js"
};
static const unsigned char base_css[] = {
#embed "files/base.css"
};
static const unsigned char board_css[] = {
#embed "files/board.css"
};
static const unsigned char board_agents_js[] = {
#embed "files/board/agents.js"
};
static const unsigned char board_graphs_js[] = {
#embed "files/board/graphs.js"
};
static const unsigned char board_queues_js[] = {
#embed "files/board/queues.js"
};
static const unsigned char board_range_js[] = {
#embed "files/board/range.js"
};
static const unsigned char board_sending_js[] = {
#embed "files/board/sending.js"
};
static const unsigned char board_table_js[] = {
#embed "files/board/table.js"
};
static const unsigned char board_tiles_js[] = {
#embed "files/board/tiles.js"
};
static const unsigned char compose_css[] = {
#embed "files/compose.css"
};
static const unsigned char compose_checks_js[] = {
#embed "files/compose/checks.js"
};
static const unsigned char compose_destination_js[] = {
#embed "files/compose/destination.js"
};
static const unsigned char compose_draft_js[] = {
#embed "files/compose/draft.js"
};
static const unsigned char compose_forecast_js[] = {
#embed "files/compose/forecast.js"
};
static const unsigned char compose_message_field_js[] = {
#embed "files/compose/message-field.js"
};
static const unsigned char compose_outlook_js[] = {
#embed "files/compose/outlook.js"
};
static const unsigned char compose_recipient_js[] = {
#embed "files/compose/recipient.js"
};
static const unsigned char compose_send_bar_js[] = {
#embed "files/compose/send-bar.js"
};
static const unsigned char compose_sender_js[] = {
#embed "files/compose/sender.js"
};
static const unsigned char compose_sent_js[] = {
#embed "files/compose/sent.js"
};
static const unsigned char conversations_actions_js[] = {
#embed "files/conversations/actions.js"
};
static const unsigned char conversations_bubbles_js[] = {
#embed "files/conversations/bubbles.js"
};
static const unsigned char conversations_card_consent_js[] = {
#embed "files/conversations/card-consent.js"
};
static const unsigned char conversations_card_profile_js[] = {
#embed "files/conversations/card-profile.js"
};
static const unsigned char conversations_card_timers_js[] = {
#embed "files/conversations/card-timers.js"
};
static const unsigned char conversations_completed_pane_js[] = {
#embed "files/conversations/completed-pane.js"
};
static const unsigned char conversations_composer_count_js[] = {
#embed "files/conversations/composer-count.js"
};
static const unsigned char conversations_composer_parts_js[] = {
#embed "files/conversations/composer-parts.js"
};
static const unsigned char conversations_composer_pictures_js[] = {
#embed "files/conversations/composer-pictures.js"
};
static const unsigned char conversations_composer_js[] = {
#embed "files/conversations/composer.js"
};
static const unsigned char conversations_conversation_list_js[] = {
#embed "files/conversations/conversation-list.js"
};
static const unsigned char conversations_conversation_js[] = {
#embed "files/conversations/conversation.js"
};
static const unsigned char conversations_conversations_css[] = {
#embed "files/conversations/conversations.css"
};
static const unsigned char conversations_describe_field_js[] = {
#embed "files/conversations/describe-field.js"
};
static const unsigned char conversations_dialogs_js[] = {
#embed "files/conversations/dialogs.js"
};
static const unsigned char conversations_directory_js[] = {
#embed "files/conversations/directory.js"
};
static const unsigned char conversations_drafts_js[] = {
#embed "files/conversations/drafts.js"
};
static const unsigned char conversations_head_js[] = {
#embed "files/conversations/head.js"
};
static const unsigned char conversations_list_pane_js[] = {
#embed "files/conversations/list-pane.js"
};
static const unsigned char conversations_may_js[] = {
#embed "files/conversations/may.js"
};
static const unsigned char conversations_menu_js[] = {
#embed "files/conversations/menu.js"
};
static const unsigned char conversations_names_js[] = {
#embed "files/conversations/names.js"
};
static const unsigned char conversations_ongoing_js[] = {
#embed "files/conversations/ongoing.js"
};
static const unsigned char conversations_outbox_js[] = {
#embed "files/conversations/outbox.js"
};
static const unsigned char conversations_requester_card_js[] = {
#embed "files/conversations/requester-card.js"
};
static const unsigned char conversations_rows_js[] = {
#embed "files/conversations/rows.js"
};
static const unsigned char conversations_scheduled_js[] = {
#embed "files/conversations/scheduled.js"
};
static const unsigned char conversations_segments_js[] = {
#embed "files/conversations/segments.js"
};
static const unsigned char conversations_story_js[] = {
#embed "files/conversations/story.js"
};
static const unsigned char conversations_template_picker_js[] = {
#embed "files/conversations/template-picker.js"
};
static const unsigned char conversations_thread_items_js[] = {
#embed "files/conversations/thread-items.js"
};
static const unsigned char conversations_thread_js[] = {
#embed "files/conversations/thread.js"
};
static const unsigned char conversations_transcript_js[] = {
#embed "files/conversations/transcript.js"
};
static const unsigned char conversations_undo_js[] = {
#embed "files/conversations/undo.js"
};
static const unsigned char conversations_unread_js[] = {
#embed "files/conversations/unread.js"
};
static const unsigned char conversations_virtual_list_js[] = {
#embed "files/conversations/virtual-list.js"
};
static const unsigned char dom_js[] = {
#embed "files/dom.js"
};
static const unsigned char frame_js[] = {
#embed "files/frame.js"
};
static const unsigned char handlers_js[] = {
#embed "files/handlers.js"
};
static const unsigned char icon_svg[] = {
#embed "files/icon.svg"
};
static const unsigned char inbox_css[] = {
#embed "files/inbox.css"
};
static const unsigned char inbox_offer_card_js[] = {
#embed "files/inbox/offer-card.js"
};
static const unsigned char inbox_reject_dialog_js[] = {
#embed "files/inbox/reject-dialog.js"
};
static const unsigned char inbox_why_nothing_js[] = {
#embed "files/inbox/why-nothing.js"
};
static const unsigned char inbox_work_js[] = {
#embed "files/inbox/work.js"
};
static const unsigned char index_html[] = {
#embed "files/index.html"
};
static const unsigned char keys_js[] = {
#embed "files/keys.js"
};
static const unsigned char later_js[] = {
#embed "files/later.js"
};
static const unsigned char live_js[] = {
#embed "files/live.js"
};
static const unsigned char main_js[] = {
#embed "files/main.js"
};
static const unsigned char pages_administration_css[] = {
#embed "files/pages/administration.css"
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
static const unsigned char pages_charts_js[] = {
#embed "files/pages/charts.js"
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
static const unsigned char pages_phone_css[] = {
#embed "files/pages/phone.css"
};
static const unsigned char pages_phone_js[] = {
#embed "files/pages/phone.js"
};
static const unsigned char parts_js[] = {
#embed "files/parts.js"
};
static const unsigned char phone_kept_js[] = {
#embed "files/phone/kept.js"
};
static const unsigned char phone_loopback_js[] = {
#embed "files/phone/loopback.js"
};
static const unsigned char phone_not_local_js[] = {
#embed "files/phone/not-local.js"
};
static const unsigned char phone_phone_js[] = {
#embed "files/phone/phone.js"
};
static const unsigned char phone_texts_js[] = {
#embed "files/phone/texts.js"
};
static const unsigned char presence_js[] = {
#embed "files/presence.js"
};
static const unsigned char router_js[] = {
#embed "files/router.js"
};
static const unsigned char shortcuts_js[] = {
#embed "files/shortcuts.js"
};
static const unsigned char sign_in_js[] = {
#embed "files/sign-in.js"
};
static const unsigned char standing_js[] = {
#embed "files/standing.js"
};
static const unsigned char style_js[] = {
#embed "files/style.js"
};
static const unsigned char theme_js[] = {
#embed "files/theme.js"
};
static const unsigned char words_js[] = {
#embed "files/words.js"
};

static const struct workspace_file workspace_files[] = {
    {"account.js", account_js, sizeof account_js},
    {"administration/cell.js", administration_cell_js, sizeof administration_cell_js},
    {"administration/changes.js", administration_changes_js, sizeof administration_changes_js},
    {"administration/clipboard.js", administration_clipboard_js, sizeof administration_clipboard_js},
    {"administration/editor.js", administration_editor_js, sizeof administration_editor_js},
    {"administration/extension-points.js", administration_extension_points_js, sizeof administration_extension_points_js},
    {"administration/field-parts.js", administration_field_parts_js, sizeof administration_field_parts_js},
    {"administration/fields.js", administration_fields_js, sizeof administration_fields_js},
    {"administration/fresh.js", administration_fresh_js, sizeof administration_fresh_js},
    {"administration/list.js", administration_list_js, sizeof administration_list_js},
    {"administration/lookups.js", administration_lookups_js, sizeof administration_lookups_js},
    {"administration/paused-webhooks.js", administration_paused_webhooks_js, sizeof administration_paused_webhooks_js},
    {"administration/provider-addresses.js", administration_provider_addresses_js, sizeof administration_provider_addresses_js},
    {"administration/query-field.js", administration_query_field_js, sizeof administration_query_field_js},
    {"administration/record-cards.js", administration_record_cards_js, sizeof administration_record_cards_js},
    {"administration/record-fields.js", administration_record_fields_js, sizeof administration_record_fields_js},
    {"administration/record-form.js", administration_record_form_js, sizeof administration_record_form_js},
    {"administration/record-page.js", administration_record_page_js, sizeof administration_record_page_js},
    {"administration/record.js", administration_record_js, sizeof administration_record_js},
    {"administration/resources.js", administration_resources_js, sizeof administration_resources_js},
    {"administration/sections.js", administration_sections_js, sizeof administration_sections_js},
    {"administration/skills-field.js", administration_skills_field_js, sizeof administration_skills_field_js},
    {"administration/text-fields.js", administration_text_fields_js, sizeof administration_text_fields_js},
    {"administration/tokens.js", administration_tokens_js, sizeof administration_tokens_js},
    {"administration/value-fields.js", administration_value_fields_js, sizeof administration_value_fields_js},
    {"administration/webhook-address.js", administration_webhook_address_js, sizeof administration_webhook_address_js},
    {"administration/webhook-attempts.js", administration_webhook_attempts_js, sizeof administration_webhook_attempts_js},
    {"administration/webhook-cards.js", administration_webhook_cards_js, sizeof administration_webhook_cards_js},
    {"administration/webhook-delivery.js", administration_webhook_delivery_js, sizeof administration_webhook_delivery_js},
    {"administration/webhook-events.js", administration_webhook_events_js, sizeof administration_webhook_events_js},
    {"administration/webhook-resume.js", administration_webhook_resume_js, sizeof administration_webhook_resume_js},
    {"administration/webhook-secret.js", administration_webhook_secret_js, sizeof administration_webhook_secret_js},
    {"administration/webhook-words.js", administration_webhook_words_js, sizeof administration_webhook_words_js},
    {"administration/webhooks.js", administration_webhooks_js, sizeof administration_webhooks_js},
    {"api.js", api_js, sizeof api_js},
    {"attention.js", attention_js, sizeof attention_js},
    {"audit.css", audit_css, sizeof audit_css},
    {"audit/cause.js", audit_cause_js, sizeof audit_cause_js},
    {"audit/names.js", audit_names_js, sizeof audit_names_js},
    {"audit/proof.js", audit_proof_js, sizeof audit_proof_js},
    {"audit/rules.js", audit_rules_js, sizeof audit_rules_js},
    {"audit/sentences.js", audit_sentences_js, sizeof audit_sentences_js},
    {"audit/standing.js", audit_standing_js, sizeof audit_standing_js},
    {"audit/timeline.js", audit_timeline_js, sizeof audit_timeline_js},
    {"audit/verification.js", audit_verification_js, sizeof audit_verification_js},
    {"audit/what-if-answer.js", audit_what_if_answer_js, sizeof audit_what_if_answer_js},
    {"audit/what-if.js", audit_what_if_js, sizeof audit_what_if_js},
    {"base.css", base_css, sizeof base_css},
    {"board.css", board_css, sizeof board_css},
    {"board/agents.js", board_agents_js, sizeof board_agents_js},
    {"board/graphs.js", board_graphs_js, sizeof board_graphs_js},
    {"board/queues.js", board_queues_js, sizeof board_queues_js},
    {"board/range.js", board_range_js, sizeof board_range_js},
    {"board/sending.js", board_sending_js, sizeof board_sending_js},
    {"board/table.js", board_table_js, sizeof board_table_js},
    {"board/tiles.js", board_tiles_js, sizeof board_tiles_js},
    {"compose.css", compose_css, sizeof compose_css},
    {"compose/checks.js", compose_checks_js, sizeof compose_checks_js},
    {"compose/destination.js", compose_destination_js, sizeof compose_destination_js},
    {"compose/draft.js", compose_draft_js, sizeof compose_draft_js},
    {"compose/forecast.js", compose_forecast_js, sizeof compose_forecast_js},
    {"compose/message-field.js", compose_message_field_js, sizeof compose_message_field_js},
    {"compose/outlook.js", compose_outlook_js, sizeof compose_outlook_js},
    {"compose/recipient.js", compose_recipient_js, sizeof compose_recipient_js},
    {"compose/send-bar.js", compose_send_bar_js, sizeof compose_send_bar_js},
    {"compose/sender.js", compose_sender_js, sizeof compose_sender_js},
    {"compose/sent.js", compose_sent_js, sizeof compose_sent_js},
    {"conversations/actions.js", conversations_actions_js, sizeof conversations_actions_js},
    {"conversations/bubbles.js", conversations_bubbles_js, sizeof conversations_bubbles_js},
    {"conversations/card-consent.js", conversations_card_consent_js, sizeof conversations_card_consent_js},
    {"conversations/card-profile.js", conversations_card_profile_js, sizeof conversations_card_profile_js},
    {"conversations/card-timers.js", conversations_card_timers_js, sizeof conversations_card_timers_js},
    {"conversations/completed-pane.js", conversations_completed_pane_js, sizeof conversations_completed_pane_js},
    {"conversations/composer-count.js", conversations_composer_count_js, sizeof conversations_composer_count_js},
    {"conversations/composer-parts.js", conversations_composer_parts_js, sizeof conversations_composer_parts_js},
    {"conversations/composer-pictures.js", conversations_composer_pictures_js, sizeof conversations_composer_pictures_js},
    {"conversations/composer.js", conversations_composer_js, sizeof conversations_composer_js},
    {"conversations/conversation-list.js", conversations_conversation_list_js, sizeof conversations_conversation_list_js},
    {"conversations/conversation.js", conversations_conversation_js, sizeof conversations_conversation_js},
    {"conversations/conversations.css", conversations_conversations_css, sizeof conversations_conversations_css},
    {"conversations/describe-field.js", conversations_describe_field_js, sizeof conversations_describe_field_js},
    {"conversations/dialogs.js", conversations_dialogs_js, sizeof conversations_dialogs_js},
    {"conversations/directory.js", conversations_directory_js, sizeof conversations_directory_js},
    {"conversations/drafts.js", conversations_drafts_js, sizeof conversations_drafts_js},
    {"conversations/head.js", conversations_head_js, sizeof conversations_head_js},
    {"conversations/list-pane.js", conversations_list_pane_js, sizeof conversations_list_pane_js},
    {"conversations/may.js", conversations_may_js, sizeof conversations_may_js},
    {"conversations/menu.js", conversations_menu_js, sizeof conversations_menu_js},
    {"conversations/names.js", conversations_names_js, sizeof conversations_names_js},
    {"conversations/ongoing.js", conversations_ongoing_js, sizeof conversations_ongoing_js},
    {"conversations/outbox.js", conversations_outbox_js, sizeof conversations_outbox_js},
    {"conversations/requester-card.js", conversations_requester_card_js, sizeof conversations_requester_card_js},
    {"conversations/rows.js", conversations_rows_js, sizeof conversations_rows_js},
    {"conversations/scheduled.js", conversations_scheduled_js, sizeof conversations_scheduled_js},
    {"conversations/segments.js", conversations_segments_js, sizeof conversations_segments_js},
    {"conversations/story.js", conversations_story_js, sizeof conversations_story_js},
    {"conversations/template-picker.js", conversations_template_picker_js, sizeof conversations_template_picker_js},
    {"conversations/thread-items.js", conversations_thread_items_js, sizeof conversations_thread_items_js},
    {"conversations/thread.js", conversations_thread_js, sizeof conversations_thread_js},
    {"conversations/transcript.js", conversations_transcript_js, sizeof conversations_transcript_js},
    {"conversations/undo.js", conversations_undo_js, sizeof conversations_undo_js},
    {"conversations/unread.js", conversations_unread_js, sizeof conversations_unread_js},
    {"conversations/virtual-list.js", conversations_virtual_list_js, sizeof conversations_virtual_list_js},
    {"dom.js", dom_js, sizeof dom_js},
    {"frame.js", frame_js, sizeof frame_js},
    {"handlers.js", handlers_js, sizeof handlers_js},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"inbox.css", inbox_css, sizeof inbox_css},
    {"inbox/offer-card.js", inbox_offer_card_js, sizeof inbox_offer_card_js},
    {"inbox/reject-dialog.js", inbox_reject_dialog_js, sizeof inbox_reject_dialog_js},
    {"inbox/why-nothing.js", inbox_why_nothing_js, sizeof inbox_why_nothing_js},
    {"inbox/work.js", inbox_work_js, sizeof inbox_work_js},
    {"index.html", index_html, sizeof index_html},
    {"keys.js", keys_js, sizeof keys_js},
    {"later.js", later_js, sizeof later_js},
    {"live.js", live_js, sizeof live_js},
    {"main.js", main_js, sizeof main_js},
    {"pages/administration.css", pages_administration_css, sizeof pages_administration_css},
    {"pages/administration.js", pages_administration_js, sizeof pages_administration_js},
    {"pages/audit.js", pages_audit_js, sizeof pages_audit_js},
    {"pages/board.js", pages_board_js, sizeof pages_board_js},
    {"pages/charts.js", pages_charts_js, sizeof pages_charts_js},
    {"pages/compose.js", pages_compose_js, sizeof pages_compose_js},
    {"pages/configuration-history.js", pages_configuration_history_js, sizeof pages_configuration_history_js},
    {"pages/conversations.js", pages_conversations_js, sizeof pages_conversations_js},
    {"pages/inbox.js", pages_inbox_js, sizeof pages_inbox_js},
    {"pages/phone.css", pages_phone_css, sizeof pages_phone_css},
    {"pages/phone.js", pages_phone_js, sizeof pages_phone_js},
    {"parts.js", parts_js, sizeof parts_js},
    {"phone/kept.js", phone_kept_js, sizeof phone_kept_js},
    {"phone/loopback.js", phone_loopback_js, sizeof phone_loopback_js},
    {"phone/not-local.js", phone_not_local_js, sizeof phone_not_local_js},
    {"phone/phone.js", phone_phone_js, sizeof phone_phone_js},
    {"phone/texts.js", phone_texts_js, sizeof phone_texts_js},
    {"presence.js", presence_js, sizeof presence_js},
    {"router.js", router_js, sizeof router_js},
    {"shortcuts.js", shortcuts_js, sizeof shortcuts_js},
    {"sign-in.js", sign_in_js, sizeof sign_in_js},
    {"standing.js", standing_js, sizeof standing_js},
    {"style.js", style_js, sizeof style_js},
    {"theme.js", theme_js, sizeof theme_js},
    {"words.js", words_js, sizeof words_js},
};

const struct workspace_file *workspace_file_at(size_t place) {
    return place < sizeof workspace_files / sizeof *workspace_files ? &workspace_files[place] : NULL;
}
