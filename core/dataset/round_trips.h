// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <queue>
#include <tuple>
#include <vector>

namespace vestigo::dataset {

/// A request and its answer. Parties are numbers that the caller gave.
struct RoundTrip {
    std::uint32_t asking = 0;
    std::uint32_t answering = 0;
    double t = 0.0;       ///< of the answer, common clock
    double seconds = 0.0; ///< from the request to the answer
};

/// One message of a log.
struct PassedMessage {
    double t = 0.0;
    std::uint32_t source = 0;
    std::uint32_t destination = 0;
    std::uint32_t protocol = 0;
    bool again = false; ///< the sender repeats what it already sent
};

/// Tells the round trips of a log that does not say which message asks and which one answers.
///
/// Two parties exchange messages in one protocol. Whoever speaks first asks; the next message back within
/// `slowestAnswerSeconds` is the answer, which asks nothing, so that the pause until the next request is no
/// round trip of the one who only answers. A request that is repeated counts from its first sending; one that
/// stays unanswered is replaced by the next. Where a log begins with an answer, or lacks a row, the order
/// alone would swap the roles for good: the one whose messages are followed more than twice as slowly as the
/// other's (moving mean over the messages so far) is taken as the one who answers.
///
/// Messages may come out of order by up to `mostWaiting` rows. What is found depends on earlier messages
/// only.
class RoundTripFinder {
public:
    static constexpr double slowestAnswerSeconds = 1.0;
    static constexpr std::size_t mostWaiting = 4096;

    explicit RoundTripFinder(std::function<void(const RoundTrip&)> found)
        : found_(std::move(found)) {}

    void add(const PassedMessage& message);
    /// After the last message.
    void finish();

private:
    /// What is known of two parties in one protocol; side 0 is the one with the lower number.
    struct Conversation {
        bool begun = false;
        int lastSide = 0;
        double lastTime = 0.0;
        bool open = false; ///< a request waits for its answer
        int asking = 0;
        double asked = 0.0;
        double replySeconds[2] = {-1.0, -1.0}; ///< how soon each side's messages are followed; < 0: unknown

        bool answersAsARule(int side) const;
        void noteReply(int side, double t);
    };
    struct Waiting {
        PassedMessage message;
        std::uint64_t order = 0;
        bool operator<(const Waiting& other) const {
            return std::tie(other.message.t, other.order) < std::tie(message.t, order);
        }
    };

    void match(const PassedMessage& message);

    std::function<void(const RoundTrip&)> found_;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Conversation> conversations_;
    std::priority_queue<Waiting> waiting_; ///< the earliest on top
    std::uint64_t added_ = 0;
};

} // namespace vestigo::dataset
