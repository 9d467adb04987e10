// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/companions.h"

#include <algorithm>
#include <cstring>

namespace vestigo::models::vgmsstgat {

std::vector<std::size_t> Companions::ownOf(std::size_t count) const {
    std::vector<std::size_t> own;
    const auto first = static_cast<std::size_t>(group_ == nullptr ? 0 : group_->rank());
    for (std::size_t i = first; i < count; i += static_cast<std::size_t>(size())) {
        own.push_back(i);
    }
    return own;
}

Standing Companions::agree(Standing own) const {
    return group_ == nullptr ? own : static_cast<Standing>(group_->greatest(static_cast<std::int64_t>(own)));
}

void Companions::share(std::vector<torch::Tensor>& rows, std::int64_t size) const {
    if (group_ == nullptr) {
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto owner = static_cast<int>(i % static_cast<std::size_t>(group_->size()));
        if (owner != group_->rank()) {
            rows[i] = torch::empty({size});
        }
        group_->broadcast(rows[i], owner);
    }
}

bool Companions::alike(const std::string& text) const {
    if (group_ == nullptr) {
        return true;
    }
    const std::string firsts = group_->broadcast(text, 0);
    return group_->greatest(firsts == text ? 0 : 1) == 0;
}

void Companions::takeFromFirst(ModelState& state) const {
    if (group_ == nullptr) {
        return;
    }
    std::size_t count = 0;
    for (const auto& [name, tensor] : state.tensors) {
        count += tensor.values.size();
    }
    torch::Tensor numbers = torch::empty({static_cast<std::int64_t>(count)});
    auto* at = numbers.data_ptr<float>();
    for (const auto& [name, tensor] : state.tensors) {
        at = std::copy(tensor.values.begin(), tensor.values.end(), at);
    }
    group_->broadcast(numbers, 0);
    const auto* from = numbers.data_ptr<float>();
    for (auto& [name, tensor] : state.tensors) {
        std::memcpy(tensor.values.data(), from, tensor.values.size() * sizeof(float));
        from += tensor.values.size();
    }
    for (auto& [key, text] : state.metadata) {
        text = group_->broadcast(text, 0);
    }
}

} // namespace vestigo::models::vgmsstgat
