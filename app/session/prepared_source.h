// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/prepared_pictures.h"
#include "ui/player/prepared_provider.h"

#include <QtCore/QString>

#include <memory>

namespace vestigo::session {

/// Prepared pictures for the player: the thread's answers brought into the GUI thread, errors as text.
/// Networks load when a picture needs them.
class PreparedSource final : public ui_player::PreparedProvider {
    Q_OBJECT
public:
    /// Frame times are kept in the user's cache folder.
    explicit PreparedSource(QObject* parent = nullptr);
    PreparedSource(pipeline::PreparedPictures::Options options, QObject* parent);
    ~PreparedSource() override;

    /// What finds key regions where none are annotated: the user's word (pipeline::chooseDetector).
    void setDetector(const QString& word);
    /// By the clocks that hold.
    void setRecording(const std::shared_ptr<const recordings::Recording>& recording);
    void requestPrepared(const QString& terminal, const QString& stream, double t, bool complete) override;
    void forgetPrepared() override;
    /// Nothing was asked for that has not come.
    bool isIdle() const;

private:
    struct Eyes;
    PreparedSource(std::shared_ptr<Eyes> eyes, QObject* parent);
    static pipeline::PreparedPictures::Options usersOptions(const std::shared_ptr<Eyes>& eyes);
    pipeline::PreparedPictures::Sinks makeSinks();

    std::shared_ptr<Eyes> eyes_; ///< null: others chose how pictures are prepared
    std::shared_ptr<const recordings::Recording> recording_;
    std::uint64_t generation_ = 0; ///< of the recording; what comes from an older one is dropped
    std::unique_ptr<pipeline::PreparedPictures> pictures_;
};

} // namespace vestigo::session
