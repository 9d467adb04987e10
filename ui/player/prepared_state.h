// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/site_clock.h"
#include "ui/player/prepared_overlay.h"
#include "ui/player/prepared_provider.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <optional>

namespace vestigo::ui_player {

/// The prepared pictures of one stream: asks for that of the cursor's moment, keeps the newest that came, and
/// says in words what is seen of it.
class PreparedState : public QObject {
    Q_OBJECT
public:
    /// s; a prepared picture farther from the shown frame is not laid over it.
    static constexpr double mostLag = 2.0;

    PreparedState(QString terminal, QString stream, QObject* parent);

    void setProvider(PreparedProvider* provider);
    void setLayer(PreparedLayer layer);
    PreparedLayer layer() const { return layer_; }
    /// The frame of this moment is wanted; nothing: nobody looks.
    void want(const std::optional<double>& t);
    /// What came so far is of other times.
    void reset();

    /// The layer over a frame of this moment; null: there is none to lay over it.
    const PreparedOverlay* overlayAt(double shown) const;
    bool isBusy() const { return waiting_ && late_; }
    /// What is shown over the frame of this moment, or why nothing is; empty without a layer.
    QString text(double shown, double frameInterval, const ui_common::SiteClock& clock, bool brief) const;

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const QString& terminal, const QString& stream, double t,
              const timeline::PreparedPicturePtr& picture);
    void takeFailure(const QString& terminal, const QString& stream, double t, const QString& message);
    void settle(double t);

    QString terminal_;
    QString stream_;
    QPointer<PreparedProvider> provider_;
    PreparedLayer layer_ = PreparedLayer::None;
    std::optional<double> wanted_;
    std::optional<double> asked_;
    bool askedComplete_ = false;
    bool waiting_ = false;
    bool late_ = false; ///< it takes long enough to be said
    QTimer patience_;
    PreparedOverlay overlay_;
    QString failure_;
};

} // namespace vestigo::ui_player
