// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the module that learns: includes LibTorch.
#include "core/models/learning/torch.h"
#include "core/models/process_place.h"

#include <memory>
#include <stdexcept>
#include <string>

namespace vestigo::models {

/// Another process has ended, cannot be reached or does something else. Never leaves the room: peerError().
class PeerFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The Error that it becomes.
Error peerError(const PeerFailure& failure);

/// The processes that train together, through LibTorch's c10d over Gloo. All of them call the same functions
/// in the same order; each call waits for the others, ten minutes at most, and throws PeerFailure when they
/// do not come.
class ProcessGroup {
public:
    explicit ProcessGroup(const ProcessPlace& place);
    ~ProcessGroup();
    ProcessGroup(const ProcessGroup&) = delete;
    ProcessGroup& operator=(const ProcessGroup&) = delete;

    int rank() const;
    int size() const;
    /// The greatest of the numbers that each says.
    std::int64_t greatest(std::int64_t own);
    /// The owner's numbers come into everybody's tensor, which has its shape, dense.
    void broadcast(torch::Tensor& tensor, int owner);
    /// The owner's text, to all.
    std::string broadcast(const std::string& text, int owner);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// The group of this process; null where it is alone. It is joined at the first call and stays until the
/// process ends: several trainings follow each other in it. Throws PeerFailure when the others do not come
/// within two minutes.
ProcessGroup* processGroup(const ProcessPlace& place);

} // namespace vestigo::models
