// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/log_rows.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace vestigo::recordings {

namespace {

constexpr std::size_t rowsBetweenLooks = 65536;

/// Gives each different text a number.
class WordList {
public:
    explicit WordList(LogRows& log)
        : log_(log) {}

    /// Nothing: the texts have grown too many.
    std::optional<std::uint32_t> number(std::string_view text) {
        key_.assign(text);
        const auto found = numbers_.find(key_);
        if (found != numbers_.end()) {
            return found->second;
        }
        bytes_ += text.size() + 64; // and what the containers need for it
        if (bytes_ > LogRows::mostWordBytes) {
            return std::nullopt;
        }
        const auto next = static_cast<std::uint32_t>(log_.words.size());
        log_.words.push_back(key_);
        numbers_.emplace(key_, next);
        return next;
    }

private:
    LogRows& log_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::string key_;
    std::size_t bytes_ = 0;
};

class LogCollector {
public:
    explicit LogCollector(LogRows& log)
        : log_(log)
        , words_(log) {}

    /// False: full.
    bool add(LogRow row, std::string_view from, std::string_view to, std::string_view what) {
        const auto first = words_.number(from);
        const auto second = words_.number(to);
        const auto third = words_.number(what);
        if (!first || !second || !third || log_.rows.size() >= LogRows::mostRows) {
            log_.cutOff = true;
            return false;
        }
        row.from = *first;
        row.to = *second;
        row.what = *third;
        log_.rows.push_back(row);
        return true;
    }

private:
    LogRows& log_;
    WordList words_;
};

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool contains(const std::string& text, const std::string& wanted) {
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                       [](char a, char b) { return lowered(a) == b; }) != text.end();
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ' ') {
        if (c != ' ' && c != '\t') {
            word += lowered(c);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

/// For each text of the log, whether it holds one wanted word.
struct WantedWord {
    std::vector<bool> held;
    std::array<bool, 3> status{};
};

std::vector<WantedWord> findWords(const LogRows& log, const std::string& text) {
    std::vector<WantedWord> wanted;
    for (const std::string& word : wordsOf(text)) {
        WantedWord one;
        one.held.reserve(log.words.size());
        for (const std::string& each : log.words) {
            one.held.push_back(contains(each, word));
        }
        for (const MessageStatus status : {MessageStatus::Ok, MessageStatus::Retry, MessageStatus::Error}) {
            one.status[static_cast<std::size_t>(status)] = contains(statusWord(status), word);
        }
        wanted.push_back(std::move(one));
    }
    return wanted;
}

bool holds(const LogRow& row, const std::vector<WantedWord>& wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&row](const WantedWord& word) {
        return word.held[row.from] || word.held[row.to] || word.held[row.what] ||
               word.status[static_cast<std::size_t>(row.status)];
    });
}

} // namespace

const char* statusWord(MessageStatus status) {
    switch (status) {
    case MessageStatus::Retry:
        return "retry";
    case MessageStatus::Error:
        return "error";
    case MessageStatus::Ok:
        break;
    }
    return "ok";
}

Outcome<LogRowsPtr> readLogRows(const Recording& recording, const CancelToken& cancel,
                                ProgressSink& progress) {
    auto log = std::make_shared<LogRows>();
    LogCollector collector(*log);
    const auto keep = [&](const Outcome<LogSummary>& outcome) {
        if (outcome.failed()) {
            log->problems.push_back({{}, {}, outcome.error()});
        }
        return !outcome.cancelled() && !cancel.cancelled();
    };
    progress.report({VESTIGO_TEXT("Progress", "Reading logs"), {}, 0.0, 0.0});
    const auto instruction = [&](const InstructionEvent& event) {
        LogRow row;
        row.t = event.t;
        row.status = event.error ? MessageStatus::Error : MessageStatus::Ok;
        return collector.add(row, event.terminal, event.actor, event.instruction) && !cancel.cancelled();
    };
    const auto message = [&](const CommunicationEvent& event) {
        LogRow row;
        row.t = event.t;
        row.kind = LogKind::Message;
        row.status = event.status;
        row.bytes = event.bytes;
        return collector.add(row, event.source, event.destination, event.protocol) && !cancel.cancelled();
    };
    if (recording.instructions && recording.instructions->exists &&
        !keep(readInstructions(recording, instruction, cancel))) {
        return Cancelled{};
    }
    if (recording.communication && recording.communication->exists &&
        !keep(readCommunication(recording, message, cancel))) {
        return Cancelled{};
    }
    std::stable_sort(log->rows.begin(), log->rows.end(),
                     [](const LogRow& a, const LogRow& b) { return a.t < b.t; });
    log->rows.shrink_to_fit();
    return LogRowsPtr(std::move(log));
}

Outcome<std::vector<std::uint32_t>> filterLog(const LogRows& log, const LogFilter& filter,
                                              const CancelToken& cancel) {
    const std::vector<WantedWord> wanted = findWords(log, filter.text);
    const auto terminal = std::find(log.words.begin(), log.words.end(), filter.terminal);
    const auto terminalNumber = static_cast<std::uint32_t>(terminal - log.words.begin());
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < log.rows.size(); ++i) {
        if (i % rowsBetweenLooks == 0 && cancel.cancelled()) {
            return Cancelled{};
        }
        const LogRow& row = log.rows[i];
        const bool isNear =
            !filter.aroundSeconds || std::abs(row.t - *filter.aroundSeconds) <= filter.reachSeconds;
        const bool isOfTerminal =
            filter.terminal.empty() || row.from == terminalNumber || row.to == terminalNumber;
        const bool isWithin = !filter.within || filter.within->contains(row.t);
        if (isNear && isWithin && isOfTerminal && holds(row, wanted)) {
            found.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return found;
}

} // namespace vestigo::recordings
