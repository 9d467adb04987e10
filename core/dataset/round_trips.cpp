// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/round_trips.h"

#include <algorithm>

namespace vestigo::dataset {

namespace {

constexpr std::size_t mostConversations = 100000; ///< a hostile log stays bounded
constexpr double weightOfNewest = 0.2;
constexpr double clearlySlower = 2.0;

} // namespace

bool RoundTripFinder::Conversation::answersAsARule(int side) const {
    const double own = replySeconds[side];
    const double other = replySeconds[1 - side];
    return own >= 0.0 && other >= 0.0 && own > clearlySlower * other;
}

/// The message of `side` at `t` follows one of the other side.
void RoundTripFinder::Conversation::noteReply(int side, double t) {
    const double seconds = t - lastTime;
    if (!begun || lastSide == side || seconds > slowestAnswerSeconds) {
        return; // silence says nothing of who answers whom
    }
    double& usual = replySeconds[lastSide];
    usual = usual < 0.0 ? seconds : usual + weightOfNewest * (seconds - usual);
}

void RoundTripFinder::add(const PassedMessage& message) {
    waiting_.push({message, added_++});
    if (waiting_.size() > mostWaiting) {
        match(waiting_.top().message);
        waiting_.pop();
    }
}

void RoundTripFinder::finish() {
    for (; !waiting_.empty(); waiting_.pop()) {
        match(waiting_.top().message);
    }
}

void RoundTripFinder::match(const PassedMessage& message) {
    if (message.source == message.destination) {
        return;
    }
    const auto key = std::make_tuple(std::min(message.source, message.destination),
                                     std::max(message.source, message.destination), message.protocol);
    if (conversations_.size() >= mostConversations && conversations_.count(key) == 0) {
        return;
    }
    Conversation& talk = conversations_[key];
    const int side = message.source == std::get<0>(key) ? 0 : 1;
    if (talk.begun && message.t < talk.lastTime) {
        return; // further out of order than what waits
    }
    talk.noteReply(side, message.t);
    talk.begun = true;
    talk.lastSide = side;
    talk.lastTime = message.t;
    const double seconds = message.t - talk.asked;
    const bool inTime = talk.open && seconds <= slowestAnswerSeconds;
    if (inTime && talk.asking != side && !talk.answersAsARule(1 - side)) {
        talk.open = false;
        found_({message.destination, message.source, message.t, seconds});
    } else if (!(inTime && talk.asking == side && message.again)) {
        talk.open = true;
        talk.asking = side;
        talk.asked = message.t;
    }
}

} // namespace vestigo::dataset
