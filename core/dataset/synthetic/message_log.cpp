// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/dataset/synthetic/plant_logs.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

/// Two parties that speak regularly.
struct Conversation {
    std::string asking;
    std::string answering;
    std::string protocol;
    std::size_t first = 0;  ///< terminal whose knobs count
    std::size_t second = 0; ///< the other one's; the same where the asking one is a host
    double period = 1.0;
    double jitter = 0.1;
    double requestBytes = 80.0;
    double answerBytes = 300.0;
    double roundTrip = 0.01; ///< s
};

class MessageWriter {
public:
    explicit MessageWriter(const LogSources& sources)
        : sources_(sources)
        , stage_(*sources.stage)
        , words_(sources.stage->plant->vocabulary)
        , usualRate_(sources.stage->shown.size(), 0.5) {
        findConversations();
    }

    std::vector<Message> write() {
        for (std::size_t k = 0; k < conversations_.size(); ++k) {
            speak(conversations_[k], k);
        }
        for (std::size_t i = 0; i < stage_.shown.size(); ++i) {
            more(i);
            strangers(i);
        }
        messages_.erase(
            std::remove_if(messages_.begin(), messages_.end(),
                           [this](const Message& one) { return one.t < 0.0 || one.t >= sources_.seconds; }),
            messages_.end());
        std::stable_sort(messages_.begin(), messages_.end(),
                         [](const Message& a, const Message& b) { return a.t < b.t; });
        return std::move(messages_);
    }

private:
    static constexpr double mostTimes = 8.0;    ///< the highest message rate, times the usual one
    static constexpr double strangerRate = 1.6; ///< messages a second of each

    const std::string& idOf(std::size_t i) const { return stage_.plant->machines[stage_.shown[i]].id; }

    Conversation drawn(const std::string& asking, std::size_t answering, std::size_t other, double slow,
                       double fast, const std::string& purpose) {
        Chance chance(stage_.plant->seed, purpose, stage_.shown[answering] * 64U + stage_.shown[other]);
        Conversation talk;
        talk.asking = asking;
        talk.answering = idOf(answering);
        talk.first = answering;
        talk.second = other;
        talk.protocol = chance.of(words_.protocols);
        talk.period = chance.factor(fast, slow);
        talk.jitter = chance.uniform(0.03, 0.3);
        talk.requestBytes = chance.factor(40.0, 160.0);
        talk.answerBytes = chance.factor(60.0, 1500.0);
        talk.roundTrip = chance.factor(0.003, 0.05);
        usualRate_[answering] += 2.0 / talk.period;
        return talk;
    }

    /// Hosts ask every terminal; linked terminals speak with each other.
    void findConversations() {
        for (std::size_t i = 0; i < stage_.shown.size(); ++i) {
            conversations_.push_back(drawn(words_.hosts[i % 2], i, i, 2.0, 0.5, "asks"));
            Chance chance(stage_.plant->seed, "second host", stage_.shown[i]);
            if (chance.happens(0.6)) {
                conversations_.push_back(drawn(words_.hosts[2 - i % 2], i, i, 3.0, 0.7, "asks too"));
            }
        }
        for (const PlantLink& link : stage_.plant->links) {
            const auto from = std::find(stage_.shown.begin(), stage_.shown.end(), link.from);
            const auto to = std::find(stage_.shown.begin(), stage_.shown.end(), link.to);
            if (!link.operation && from != stage_.shown.end() && to != stage_.shown.end()) {
                const auto other = static_cast<std::size_t>(from - stage_.shown.begin());
                const auto target = static_cast<std::size_t>(to - stage_.shown.begin());
                conversations_.push_back(drawn(idOf(other), target, other, 1.2 / std::max(0.2, link.weight),
                                               0.2 / std::max(0.2, link.weight), "link"));
                usualRate_[other] += 2.0 / conversations_.back().period;
            }
        }
    }

    double worse(const Conversation& talk, double t, Knob knob) const {
        const double first = sources_.schedule->at(talk.first, t)[knob];
        return talk.first == talk.second ? first
                                         : std::max(first, sources_.schedule->at(talk.second, t)[knob]);
    }

    void speak(const Conversation& talk, std::size_t number) {
        Chance chance(sources_.seed, "talk", number);
        double t = chance.uniform(0.0, talk.period);
        while (t < sources_.seconds) {
            exchange(talk, t, chance);
            t += talk.period * std::max(0.15, chance.normal(1.0, talk.jitter));
        }
    }

    /// As many draws each time, so that a disturbed exchange leaves the next ones as they are.
    void exchange(const Conversation& talk, double t, Chance& chance) {
        const double lost = chance.uniform();
        const double again = chance.uniform();
        const double wrong = chance.uniform();
        const double wait = chance.uniform(0.04, 0.18);
        const double slow = std::abs(chance.normal(1.0, 0.25)) + 0.2;
        const double request = chance.normal(1.0, 0.05);
        const double answer = chance.normal(1.0, 0.12);
        if (lost < worse(talk, t, Knob::Silence)) {
            return;
        }
        const double longer = 1.0 + worse(talk, t, Knob::MessageBytes);
        const int requestBytes = std::max(16, static_cast<int>(talk.requestBytes * request));
        const int answerBytes = std::max(16, static_cast<int>(talk.answerBytes * answer * longer));
        messages_.push_back({t, talk.asking, talk.answering, talk.protocol, requestBytes, 'o'});
        double asked = t;
        if (again < 0.004 + worse(talk, t, Knob::Retry)) {
            asked += wait;
            messages_.push_back({asked, talk.asking, talk.answering, talk.protocol, requestBytes, 'r'});
        }
        const double answered =
            asked + std::min(0.9, talk.roundTrip * slow * (1.0 + worse(talk, t, Knob::Delay)));
        const bool failed = wrong < 0.002 + worse(talk, t, Knob::Error);
        messages_.push_back({answered, talk.answering, talk.asking, talk.protocol, failed ? 24 : answerBytes,
                             failed ? 'e' : 'o'});
    }

    /// Happening that sends more than usual at that time, if any.
    const Happening* busy(std::size_t i, double t) const {
        for (const Happening& one : sources_.schedule->of(i)) {
            if (t >= one.start - one.precursor && t < one.end) {
                return &one;
            }
        }
        return nullptr;
    }

    /// Candidates at the highest rate, of which the knob lets a part through: others stay where they are.
    void more(std::size_t i) {
        Chance chance(sources_.seed, "more", stage_.shown[i]);
        double t = 0.0;
        while ((t += chance.waiting(0.5 * mostTimes * usualRate_[i])) < sources_.seconds) {
            const double chosen = chance.uniform();
            const int bytes = chance.whole(40, 900);
            const double reply = chance.uniform(0.004, 0.06);
            const std::string& protocol = chance.of(words_.protocols);
            const Happening* const cause = busy(i, t);
            if (cause == nullptr || chosen >= sources_.schedule->at(i, t)[Knob::MessageRate] / mostTimes) {
                continue;
            }
            const bool legitimate = cause->id.empty();
            const bool forged = (cause->seed & 1U) != 0;
            const std::string& who = legitimate ? words_.hosts[1]
                                     : forged   ? words_.hosts[cause->seed % words_.hosts.size()]
                                                : words_.strangers[cause->seed % words_.strangers.size()];
            messages_.push_back({t, who, idOf(i), protocol, bytes, 'o'});
            if (legitimate || bytes % 3 != 0) { // a flood is not answered in full
                messages_.push_back({t + reply, idOf(i), who, protocol, legitimate ? bytes * 3 : 60, 'o'});
            }
        }
    }

    void strangers(std::size_t i) {
        for (std::size_t k = 0; k < 12; ++k) {
            Chance chance(sources_.seed, "stranger", stage_.shown[i] * 16U + k);
            double t = 0.0;
            while ((t += chance.waiting(strangerRate)) < sources_.seconds) {
                const int bytes = chance.whole(40, 300);
                const double wrong = chance.uniform();
                const double reply = chance.uniform(0.004, 0.08);
                const std::string& protocol = chance.of(words_.protocols);
                const Happening* const cause = busy(i, t);
                const Knobs knobs = sources_.schedule->at(i, t);
                if (cause == nullptr || static_cast<double>(k) + 0.5 > knobs[Knob::Peers]) {
                    continue;
                }
                const std::string& who = words_.strangers[(cause->seed + k) % words_.strangers.size()];
                messages_.push_back({t, who, idOf(i), protocol, bytes, 'o'});
                messages_.push_back(
                    {t + reply, idOf(i), who, protocol, 40, wrong < 0.1 + knobs[Knob::Error] ? 'e' : 'o'});
            }
        }
    }

    const LogSources& sources_;
    const Cast& stage_;
    const Vocabulary& words_;
    std::vector<double> usualRate_; ///< messages a second in and out
    std::vector<Conversation> conversations_;
    std::vector<Message> messages_;
};

} // namespace

std::vector<Message> writeMessages(const LogSources& sources) {
    return MessageWriter(sources).write();
}

std::string messagesCsv(const std::vector<Message>& messages) {
    std::string text = "t,src,dst,protocol,bytes,status\n";
    for (const Message& one : messages) {
        const char* const status = one.status == 'o' ? ",ok\n" : one.status == 'r' ? ",retry\n" : ",error\n";
        text += formatFixed(one.t, 4) + ',' + one.source + ',' + one.destination + ',' + one.protocol + ',' +
                std::to_string(one.bytes) + status;
    }
    return text;
}

} // namespace vestigo::dataset::synthetic
