// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/undo_list.h"

#include <utility>

namespace vestigo::session {

void UndoList::push(Step step) {
    steps_.resize(done_);
    steps_.push_back(std::move(step));
    if (steps_.size() > most) {
        steps_.erase(steps_.begin());
    }
    done_ = steps_.size();
}

QString UndoList::undo() {
    if (!canUndo()) {
        return {};
    }
    const Step step = steps_[--done_]; // a copy: what it calls may push
    step.undo();
    return step.text;
}

QString UndoList::redo() {
    if (!canRedo()) {
        return {};
    }
    const Step step = steps_[done_++];
    step.redo();
    return step.text;
}

void UndoList::forgetRecording() {
    std::vector<Step> kept;
    std::size_t done = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (!steps_[i].ofRecording) {
            done += i < done_ ? 1 : 0;
            kept.push_back(steps_[i]);
        }
    }
    steps_ = std::move(kept);
    done_ = done;
}

void UndoList::clear() {
    steps_.clear();
    done_ = 0;
}

} // namespace vestigo::session
