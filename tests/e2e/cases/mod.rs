//! The cases, a file a subject.

mod a_card_is_meant_before_it_opens;
mod a_card_opens_and_closes;
mod a_reader_mode_keeps_the_text;
mod both_readers_read_the_same;
mod failures_are_told_once_and_harm_nothing;
mod harness;
mod it_is_accessible;
mod it_loads_when_it_is_told_to;
mod it_looks_as_it_did;
mod it_prints_whole;
mod it_reads_as_it_did;
mod it_speaks_the_language_of_the_article;
mod longer_texts_come_when_they_are_asked_for;
mod marks_can_be_painted;
mod marks_stand_only_where_they_may;
mod one_tag_is_enough;
mod page_and_widget_leave_each_other_alone;
mod publishers_set_its_look;
mod readers_have_a_say;
mod scripts_find_the_members_of_the_contract;
mod selected_text_can_be_asked_about;
mod the_card_says_enough_and_no_more;
mod the_card_stays_in_view;
mod the_command_line_agrees;
mod the_page_gets_its_article_back;
mod the_panel_finds_events;
mod the_panel_has_its_seat;
mod the_panel_leads_into_the_article;
mod the_panel_lists_what_lies_behind;
mod the_rest_comes_when_a_reader_does_something;
mod the_seat_says_what_it_waits_for;
mod views_have_links;

use crate::runner::Case;

/// All of them, in the order they run.
pub(crate) const ALL: &[&[Case]] = &[
    harness::CASES,
    one_tag_is_enough::CASES,
    both_readers_read_the_same::CASES,
    marks_stand_only_where_they_may::CASES,
    marks_can_be_painted::CASES,
    a_card_opens_and_closes::CASES,
    a_card_is_meant_before_it_opens::CASES,
    the_card_says_enough_and_no_more::CASES,
    the_card_stays_in_view::CASES,
    the_panel_lists_what_lies_behind::CASES,
    the_panel_leads_into_the_article::CASES,
    the_panel_finds_events::CASES,
    the_panel_has_its_seat::CASES,
    publishers_set_its_look::CASES,
    page_and_widget_leave_each_other_alone::CASES,
    it_prints_whole::CASES,
    a_reader_mode_keeps_the_text::CASES,
    the_seat_says_what_it_waits_for::CASES,
    views_have_links::CASES,
    readers_have_a_say::CASES,
    selected_text_can_be_asked_about::CASES,
    the_page_gets_its_article_back::CASES,
    scripts_find_the_members_of_the_contract::CASES,
    failures_are_told_once_and_harm_nothing::CASES,
    it_loads_when_it_is_told_to::CASES,
    the_rest_comes_when_a_reader_does_something::CASES,
    longer_texts_come_when_they_are_asked_for::CASES,
    it_speaks_the_language_of_the_article::CASES,
    it_is_accessible::CASES,
    it_reads_as_it_did::CASES,
    it_looks_as_it_did::CASES,
    the_command_line_agrees::CASES,
];
