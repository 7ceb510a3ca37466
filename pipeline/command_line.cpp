// SPDX-License-Identifier: Apache-2.0
#include "pipeline/command_line.h"

#include "pipeline/config_file.h"
#include "pipeline/errors.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace depesha {
namespace {

constexpr const char* about =
    "Depesha reads scans of typed telegrams: for every page its text and a searchable PDF, for every telegram a "
    "record.\n"
    "Scans are never written to. A run that was stopped goes on where it was when started again.";

constexpr const char* exit_codes =
    "Exit codes: 0 all done, 1 some pages failed or verify found a fault, 2 usage or set-up, 3 the batch stopped (disk "
    "full, ...),\n"
    "75 another run holds the output folder, 130 or 143 stopped by a signal after a clean end.\n"
    "Example: depesha run box-12 --out results; depesha status results";

/// What the command line says; empty where it is silent and file or default hold.
struct Words {
    std::string config;
    std::optional<std::string> lang;
    std::optional<std::string> engine;
    std::optional<std::string> tessdata;
    std::optional<std::string> authorities;
    std::optional<int> jobs;
    std::optional<std::string> until;
    std::optional<int> settle;
    std::optional<std::string> metrics;
    bool json_log = false;
};

void add_config_option(CLI::App& app, Words& words)
{
    app.add_option("--config", words.config, "Configuration file (TOML), see docs/configuration.md")
        ->option_text("FILE");
}

void add_reading_options(CLI::App& app, Words& words)
{
    app.add_option("--lang", words.lang, "Language of the scans; auto tells it page by page (default)")
        ->option_text("auto|ru|en|ru+en")
        ->check(CLI::IsMember({"auto", "ru", "en", "ru+en"}));
    app.add_option("--engine", words.engine, "What runs the language models (default: auto, lstm where it knows them)")
        ->option_text("auto|lstm|tesseract")
        ->check(CLI::IsMember({"auto", "lstm", "tesseract"}));
    add_config_option(app, words);
    app.add_option("--tessdata", words.tessdata, "Folder of the language data (default: that of the Tesseract package)")
        ->option_text("DIR");
    app.add_option("--authorities", words.authorities, "Code names and other names of persons and places (TOML)")
        ->option_text("FILE");
}

void add_batch_options(CLI::App& app, std::vector<std::string>& only, Words& words)
{
    add_reading_options(app, words);
    app.add_option("--jobs", words.jobs, "Pages worked on at one time; 0: number of cores (default)")
        ->option_text("N")
        ->check(CLI::Range(0, 1024));
    app.add_option("--only", only, "Only scans whose name or path matches, e.g. '003*.tif'; may be repeated")
        ->allow_extra_args(false)
        ->option_text("GLOB");
    app.add_option("--settle", words.settle, "Seconds that nobody must have written to a scan; 5 by default, 0: none")
        ->option_text("SECONDS")
        ->check(CLI::Range(0, 86'400));
    app.add_option("--metrics", words.metrics, "Figures of the run for Prometheus' node_exporter (NAME.prom)")
        ->option_text("FILE");
    app.add_option(
           "--log-format",
           [&words](const CLI::results_t& values) {
               words.json_log = values.front() == "json";
               return true;
           },
           "Lines for people (default), or one JSON object a line")
        ->option_text("text|json")
        ->check(CLI::IsMember({"text", "json"}));
}

void add_until_option(CLI::App& app, Words& words)
{
    app.add_option("--until", words.until, "Local time at which the run is to have ended")->option_text("HH:MM");
}

void add_input_and_output(CLI::App& app, RunCommand& run)
{
    app.add_option("INPUT", run.inputs, "Scans or folders of scans, with all their subfolders")
        ->required()
        ->option_text("...");
    app.add_option("--out", run.out, "Folder for the results; made if it is not there")
        ->required()
        ->option_text("DIR (needed)");
}

void add_run(CLI::App& app, RunCommand& run, Words& words)
{
    CLI::App* const command = app.add_subcommand("run", "Read scans into a folder of results");
    add_input_and_output(*command, run);
    add_batch_options(*command, run.only, words);
    add_until_option(*command, words);
    command->add_flag("--dry-run", run.dry_run, "Say what would be done, and do nothing");
    command->add_flag_callback(
        "--force", [&] { run.redo = Redo::All; }, "Do it anew, also what is done already");
}

void add_retry(CLI::App& app, RetryCommand& retry, Words& words)
{
    CLI::App* const command = app.add_subcommand("retry", "Read again the pages that failed");
    command->add_option("DIR", retry.folder, "Folder of results, as given to --out")->required()->option_text(" ");
    add_batch_options(*command, retry.only, words);
    add_until_option(*command, words);
}

void add_watch(CLI::App& app, WatchCommand& watch, Words& words)
{
    CLI::App* const command =
        app.add_subcommand("watch", "Read scans as they come, until stopped: a run again and again");
    add_input_and_output(*command, watch.run);
    add_batch_options(*command, watch.run.only, words);
    command->add_option("--interval", watch.interval_seconds, "Seconds from one run to the next; 60 by default")
        ->option_text("SECONDS")
        ->check(CLI::Range(1, 86'400));
}

void add_page(CLI::App& app, PageCommand& page, Words& words)
{
    CLI::App* const command = app.add_subcommand("page", "Read one scan and print it");
    command->add_option("SCAN", page.scan, "The scan, or a transcript of one (.txt)")->required()->option_text(" ");
    CLI::Option* const json = command->add_flag_callback(
        "--json", [&] { page.format = PageCommand::Format::Json; }, "Print the record(s)");
    CLI::Option* const text = command->add_flag_callback(
        "--text", [&] { page.format = PageCommand::Format::Text; }, "Print the text (default)");
    text->excludes(json);
    command
        ->add_flag_callback(
            "--explain", [&] { page.format = PageCommand::Format::Explained; },
            "Print what each line was taken for, and why")
        ->excludes(json)
        ->excludes(text);
    add_reading_options(*command, words);
}

void add_clean(CLI::App& app, CleanCommand& clean, Words& words)
{
    CLI::App* const command =
        app.add_subcommand("clean", "Show how scans are cleaned: pictures of each page and what was measured on it");
    command->add_option("SCAN", clean.scans, "Scans or folders of scans")->required()->option_text("...");
    command->add_option("--out", clean.out, "Folder for the pictures; made if it is not there")
        ->required()
        ->option_text("DIR (needed)");
    command->add_flag("--strips", clean.strips, "Also a picture of every line as it is given to the language model");
    command->add_flag("--json", clean.json, "Print what was measured, for programs");
    add_reading_options(*command, words);
}

void add_status(CLI::App& app, StatusCommand& status)
{
    CLI::App* const command =
        app.add_subcommand("status", "Tell what is done, what failed and why, and what a person should look at");
    command->add_option("DIR", status.folder, "Folder of results, as given to --out")->required()->option_text(" ");
    command->add_flag("--json", status.json, "The same for programs");
}

void add_verify(CLI::App& app, VerifyCommand& verify)
{
    CLI::App* const command = app.add_subcommand(
        "verify", "Hold results and scans against the hashes that were noted when they were written and read");
    command->add_option("DIR", verify.folder, "Folder of results, as given to --out")->required()->option_text(" ");
    command->add_flag("--json", verify.json, "The same for programs");
}

void add_report(CLI::App& app, ReportCommand& report, Words& words)
{
    CLI::App* const command = app.add_subcommand(
        "report", "Write report.html, report.json and report.csv: what failed, and what to look at, with pictures");
    command->add_option("DIR", report.folder, "Folder of results, as given to --out")->required()->option_text(" ");
    command->add_option("--metrics", report.metrics, "Also the figures for Prometheus' node_exporter (NAME.prom)")
        ->option_text("FILE");
    add_config_option(*command, words);
}

void add_score(CLI::App& app, ScoreCommand& score)
{
    CLI::App* const command =
        app.add_subcommand("score", "Measure outputs against transcripts and records that people made");
    command->add_option("TRUTH", score.truth, "Folder of transcripts NAME.txt and records NAME.records.json")
        ->required()
        ->option_text(" ");
    command->add_option("OUT", score.out, "Folder of results, as given to --out")->required()->option_text(" ");
    command->add_flag("--each", score.each, "Also every document by itself, with the fields that are not right");
    command->add_flag("--json", score.json, "The same for programs");
    command->add_option("--html", score.html, "Also a page that shows truth and what was read side by side")
        ->option_text("FILE");
}

/// One line on what is wrong with the words, and where to read on.
std::string complaint(const CLI::App* app, const CLI::Error& error)
{
    const std::vector<CLI::App*> commands = app->get_subcommands();
    if (!commands.empty()) {
        return std::string("depesha ") + commands.front()->get_name() + ": " + error.what() + ". See: depesha " +
               commands.front()->get_name() + " --help\n";
    }
    const std::vector<std::string> words = app->remaining();
    return "depesha: " + (words.empty() ? "say what to do" : '"' + words.front() + "\" is no command") +
           ": run, retry, watch, page, clean, status, verify, report or score. See: depesha --help\n";
}

void fill(const Words& words, Options& options)
{
    if (!words.config.empty()) {
        read_config_file(words.config, options);
    }
    if (words.lang) {
        options.recognize.languages = *parse_languages(*words.lang);
    }
    if (words.engine) {
        options.recognize.engine = *parse_engine(*words.engine);
    }
    options.recognize.tessdata = words.tessdata.value_or(options.recognize.tessdata);
    options.postprocess.authorities = words.authorities.value_or(options.postprocess.authorities);
    options.batch.jobs = words.jobs.value_or(options.batch.jobs);
    options.batch.settle_seconds = words.settle.value_or(options.batch.settle_seconds);
    options.batch.metrics = words.metrics.value_or(options.batch.metrics);
    options.batch.until = words.until.value_or(options.batch.until);
    options.batch.log_format = words.json_log ? LogFormat::Json : LogFormat::Text;
    check(options);
}

/// What the words are read into, whichever command they name.
struct Commands {
    RunCommand run;
    RetryCommand retry;
    WatchCommand watch;
    PageCommand page;
    CleanCommand clean;
    StatusCommand status;
    VerifyCommand verify;
    ReportCommand report;
    ScoreCommand score;
    Words words;
};

void add_all(CLI::App& app, Commands& commands)
{
    add_run(app, commands.run, commands.words);
    add_retry(app, commands.retry, commands.words);
    add_watch(app, commands.watch, commands.words);
    add_page(app, commands.page, commands.words);
    add_clean(app, commands.clean, commands.words);
    add_status(app, commands.status);
    add_verify(app, commands.verify);
    add_report(app, commands.report, commands.words);
    add_score(app, commands.score);
}

template <class WithOptions>
Command filled(WithOptions& command, const Words& words)
{
    fill(words, command.options);
    return command;
}

Command named(const CLI::App& app, Commands& commands)
{
    const std::string name = app.get_subcommands().front()->get_name();
    if (name == "status") {
        return commands.status;
    }
    if (name == "verify") {
        return commands.verify;
    }
    if (name == "score") {
        return commands.score;
    }
    if (name == "report") {
        return filled(commands.report, commands.words);
    }
    if (name == "retry") {
        return filled(commands.retry, commands.words);
    }
    if (name == "page") {
        return filled(commands.page, commands.words);
    }
    if (name == "clean") {
        return filled(commands.clean, commands.words);
    }
    if (name == "watch") {
        fill(commands.words, commands.watch.run.options);
        commands.watch.run.tells_idle = false;
        return commands.watch;
    }
    return filled(commands.run, commands.words);
}

}  // namespace

std::variant<Command, ExitCode> parse_command_line(int argc, const char* const* argv)
{
    CLI::App app(about, "depesha");
    app.set_version_flag("--version", std::string("depesha ") + DEPESHA_VERSION);
    app.require_subcommand(1);
    app.footer(exit_codes);
    app.failure_message(complaint);
    Commands commands;
    add_all(app, commands);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitCode::AllDone : ExitCode::Setup;
    }
    return named(app, commands);
}

}  // namespace depesha
