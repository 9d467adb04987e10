// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/process_group.h"

// As LibTorch was built: its header is empty without.
#define USE_C10D_GLOO
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <chrono>
#include <cstring>
#include <mutex>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vestigo::models {

namespace {

constexpr std::chrono::minutes longestJoin{2};
constexpr std::chrono::minutes longestWait{10};

/// The address that this machine has on the way to another one: its own name is often that of the loopback,
/// at which no other machine finds it. Empty if it cannot be said.
std::string addressTowards(const ProcessPlace& place) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(place.address.c_str(), std::to_string(place.port).c_str(), &wanted, &found) != 0) {
        return {};
    }
    std::string address;
    for (const addrinfo* each = found; each != nullptr && address.empty(); each = each->ai_next) {
        const int handle = socket(each->ai_family, each->ai_socktype, each->ai_protocol);
        sockaddr_storage own{};
        socklen_t length = sizeof own;
        char name[NI_MAXHOST] = {};
        // Nothing is sent: connecting a datagram socket only chooses the way.
        if (handle >= 0 && connect(handle, each->ai_addr, each->ai_addrlen) == 0 &&
            getsockname(handle, reinterpret_cast<sockaddr*>(&own), &length) == 0 &&
            getnameinfo(reinterpret_cast<const sockaddr*>(&own), length, name, sizeof name, nullptr, 0,
                        NI_NUMERICHOST) == 0) {
            address = name;
        }
        if (handle >= 0) {
            close(handle);
        }
    }
    freeaddrinfo(found);
    return address;
}

/// All that c10d throws is of one kind: the other side is not as it should be.
template <class Work>
auto withPeers(const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::exception& exception) {
        throw PeerFailure(exception.what());
    }
}

} // namespace

Error peerError(const PeerFailure& failure) {
    const std::string what = failure.what();
    Error error;
    error.code = ErrorCode::Internal;
    error.message = VESTIGO_TEXT("Error", "the processes that train together have lost each other: %1");
    error.arguments = {singleLine(what.substr(0, what.find('\n')), 200)};
    error.remedy =
        VESTIGO_TEXT("Error", "see what the other processes say, then start all of them again: they go on "
                              "from the checkpoint");
    return error;
}

struct ProcessGroup::Parts {
    ProcessPlace place;
    c10::intrusive_ptr<c10d::Store> store;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> group;
};

ProcessGroup::ProcessGroup(const ProcessPlace& place)
    : parts_(std::make_unique<Parts>()) {
    withPeers([&] {
        parts_->place = place;
        c10d::TCPStoreOptions storeOptions;
        storeOptions.port = place.port;
        storeOptions.isServer = place.first();
        storeOptions.numWorkers = static_cast<std::size_t>(place.size);
        storeOptions.timeout = longestJoin;
        parts_->store = c10::make_intrusive<c10d::TCPStore>(place.address, storeOptions);
        const auto options = c10d::ProcessGroupGloo::Options::create(longestWait);
        const std::string own = addressTowards(place);
        options->devices.push_back(own.empty() ? c10d::ProcessGroupGloo::createDefaultDevice()
                                               : c10d::ProcessGroupGloo::createDeviceForHostname(own));
        options->threads = 1;
        parts_->group =
            c10::make_intrusive<c10d::ProcessGroupGloo>(parts_->store, place.rank, place.size, options);
    });
}

ProcessGroup::~ProcessGroup() = default;

int ProcessGroup::rank() const {
    return parts_->place.rank;
}

int ProcessGroup::size() const {
    return parts_->place.size;
}

std::int64_t ProcessGroup::greatest(std::int64_t own) {
    return withPeers([&] {
        std::vector<torch::Tensor> numbers{torch::full({1}, own, torch::kLong)};
        c10d::AllreduceOptions options;
        options.reduceOp = c10d::ReduceOp::MAX;
        parts_->group->allreduce(numbers, options)->wait();
        return numbers[0].item<std::int64_t>();
    });
}

void ProcessGroup::broadcast(torch::Tensor& tensor, int owner) {
    withPeers([&] {
        std::vector<torch::Tensor> tensors{tensor};
        c10d::BroadcastOptions options;
        options.rootRank = owner;
        parts_->group->broadcast(tensors, options)->wait();
    });
}

std::string ProcessGroup::broadcast(const std::string& text, int owner) {
    torch::Tensor length = torch::full({1}, static_cast<std::int64_t>(text.size()), torch::kLong);
    broadcast(length, owner);
    torch::Tensor bytes = torch::zeros({length.item<std::int64_t>()}, torch::kUInt8);
    if (rank() == owner) {
        std::memcpy(bytes.data_ptr(), text.data(), text.size());
    }
    if (bytes.numel() > 0) {
        broadcast(bytes, owner);
    }
    return std::string(static_cast<const char*>(bytes.data_ptr()), static_cast<std::size_t>(bytes.numel()));
}

ProcessGroup* processGroup(const ProcessPlace& place) {
    static std::mutex joining;
    static ProcessGroup* group = nullptr; // never destroyed: its threads end with the process
    if (!place.together()) {
        return nullptr;
    }
    const std::lock_guard<std::mutex> lock(joining);
    if (group == nullptr) {
        group = new ProcessGroup(place);
    }
    return group;
}

} // namespace vestigo::models
