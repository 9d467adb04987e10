// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/log_traits.h"

#include "core/base/fnv.h"
#include "core/dataset/log_windows.h"
#include "core/recordings/logs.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace vestigo::dataset {

namespace {

using recordings::CommunicationEvent;
using recordings::InstructionEvent;
using timeline::LogTrait;
using timeline::LogTraitKind;

constexpr std::size_t mostTraits = 8'000'000; ///< of a terminal

/// FNV-1a of the kind and the words, each closed by a byte that no UTF-8 text has.
std::uint64_t keyOf(LogTraitKind kind, std::initializer_list<std::string_view> words) {
    std::uint64_t key = fnvAdd(fnvBasis, static_cast<std::uint64_t>(kind));
    for (const std::string_view word : words) {
        key = fnvAdd(fnvAdd(key, word), std::uint64_t{0xff});
    }
    return key;
}

class TraitCollector {
public:
    explicit TraitCollector(const recordings::Recording& recording)
        : recording_(recording)
        , grid_(gridOf(recording))
        , traits_(recording.terminals.size()) {
        for (std::size_t i = 0; i < recording.terminals.size(); ++i) {
            places_.emplace(recording.terminals[i].id, i);
        }
    }

    void add(const CommunicationEvent& message) {
        for (const bool sent : {true, false}) {
            const std::string_view self = sent ? message.source : message.destination;
            const std::string_view peer = sent ? message.destination : message.source;
            put(self, message.t, LogTraitKind::Peer, {peer});
            put(self, message.t, LogTraitKind::Protocol, {message.protocol});
            put(self, message.t, LogTraitKind::Pair, {message.source, message.destination});
            put(self, message.t, LogTraitKind::PairProtocol,
                {message.source, message.destination, message.protocol});
        }
    }

    void add(const InstructionEvent& event) {
        const auto place = places_.find(event.terminal);
        if (place == places_.end()) {
            return;
        }
        const std::string_view type = recording_.terminals[place->second].type;
        const std::string_view self = event.terminal;
        put(self, event.t, LogTraitKind::Word, {event.instruction});
        put(self, event.t, LogTraitKind::TerminalWord, {self, event.instruction});
        put(self, event.t, LogTraitKind::TypeWord, {type, event.instruction});
        put(self, event.t, LogTraitKind::Actor, {event.actor});
        put(self, event.t, LogTraitKind::TerminalActor, {self, event.actor});
        put(self, event.t, LogTraitKind::ActorWord, {event.actor, event.instruction});
        put(self, event.t, LogTraitKind::TerminalActorWord, {self, event.actor, event.instruction});
    }

    std::vector<std::vector<LogTrait>> take() {
        const auto order = [](const LogTrait& trait) { return std::tie(trait.step, trait.kind, trait.key); };
        for (std::vector<LogTrait>& traits : traits_) {
            std::sort(traits.begin(), traits.end(),
                      [&](const LogTrait& a, const LogTrait& b) { return order(a) < order(b); });
            traits.erase(
                std::unique(traits.begin(), traits.end(),
                            [&](const LogTrait& a, const LogTrait& b) { return order(a) == order(b); }),
                traits.end());
        }
        return std::move(traits_);
    }

private:
    void put(std::string_view terminal, double t, LogTraitKind kind,
             std::initializer_list<std::string_view> words) {
        const auto place = places_.find(terminal);
        std::size_t step = 0;
        if (place != places_.end() && stepOf(grid_, t, step) && traits_[place->second].size() < mostTraits) {
            traits_[place->second].push_back(
                {keyOf(kind, words), static_cast<std::uint32_t>(step), static_cast<std::uint8_t>(kind)});
        }
    }

    const recordings::Recording& recording_;
    timeline::Grid grid_;
    std::unordered_map<std::string_view, std::size_t> places_;
    std::vector<std::vector<LogTrait>> traits_;
};

} // namespace

Outcome<std::vector<std::vector<LogTrait>>> logTraits(const recordings::Recording& recording,
                                                      const CancelToken& cancel) {
    TraitCollector collector(recording);
    if (recording.instructions && recording.instructions->exists) {
        const auto visit = [&](const InstructionEvent& event) {
            collector.add(event);
            return true;
        };
        if (recordings::readInstructions(recording, visit, cancel).cancelled()) {
            return Cancelled{};
        }
    }
    if (recording.communication && recording.communication->exists) {
        const auto visit = [&](const CommunicationEvent& event) {
            collector.add(event);
            return true;
        };
        if (recordings::readCommunication(recording, visit, cancel).cancelled()) {
            return Cancelled{};
        }
    }
    return collector.take();
}

} // namespace vestigo::dataset
