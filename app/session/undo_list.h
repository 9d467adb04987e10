// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <functional>
#include <vector>

namespace vestigo::session {

/// What the user has done and can take back, newest last. Plain functions: whoever pushes knows the inverse.
class UndoList {
public:
    /// Older ones are forgotten.
    static constexpr std::size_t most = 100;

    struct Step {
        QString text; ///< what was done, in the user's language: "The lanes of Pick robot"
        std::function<void()> undo;
        std::function<void()> redo;
        bool ofRecording = true; ///< means nothing once another recording is open
    };

    /// Of something that has just been done; what was taken back before can be done again no more.
    void push(Step step);
    bool canUndo() const { return done_ > 0; }
    bool canRedo() const { return done_ < steps_.size(); }
    /// Takes the newest one back, does it again: the text of what it was; empty: there is none.
    QString undo();
    QString redo();
    void clear();
    /// Another recording is open: what belonged to the former one is forgotten.
    void forgetRecording();

private:
    std::vector<Step> steps_;
    std::size_t done_ = 0; ///< steps that are in effect
};

} // namespace vestigo::session
