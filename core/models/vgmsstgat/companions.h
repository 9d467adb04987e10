// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/learning/process_group.h"
#include "core/models/model_state.h"

#include <map>
#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// How a process stands after its part of a step; the greatest of them holds for all.
enum class Standing : std::int64_t { Ready, Paused, Cancelled, Failed };

/// What a training shares with the processes that make it together with this one, if there are any. Alone,
/// everything is as it is.
class Companions {
public:
    explicit Companions(ProcessGroup* group)
        : group_(group) {}
    bool first() const { return group_ == nullptr || group_->rank() == 0; }
    bool together() const { return group_ != nullptr; }
    int size() const { return group_ == nullptr ? 1 : group_->size(); }

    /// Which of `count` recordings are this process's.
    std::vector<std::size_t> ownOf(std::size_t count) const;
    /// The greatest standing of all.
    Standing agree(Standing own) const;
    /// Rows of `size` numbers, each defined where it is its owner's: afterwards everywhere. Whole rows, not
    /// sums: everybody adds them up in the same order, so that the result is that of one process, bit by bit.
    void share(std::vector<torch::Tensor>& rows, std::int64_t size) const;
    /// Whether all processes have the same text.
    bool alike(const std::string& text) const;
    /// The first's state to all; they have tensors of the same names and shapes.
    void takeFromFirst(ModelState& state) const;

private:
    ProcessGroup* group_;
};

} // namespace vestigo::models::vgmsstgat
