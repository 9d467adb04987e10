// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/prepared_picture.h"

#include <QtCore/QMetaType>
#include <QtCore/QObject>
#include <QtCore/QString>

namespace vestigo::ui_player {

/// Where the player's prepared pictures come from. Implemented by the application with a thread of its own;
/// every call and every signal is made in the GUI thread and returns at once.
class PreparedProvider : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The frame that is shown at `t` (common clock), prepared; `complete`: with covered parts drawn by the
    /// network. Of each stream only the newest request need be answered.
    virtual void requestPrepared(const QString& terminal, const QString& stream, double t, bool complete) = 0;
    /// Nobody waits for anything any more.
    virtual void forgetPrepared() = 0;

Q_SIGNALS:
    /// `t`: the moment that was asked for.
    void preparedReady(const QString& terminal, const QString& stream, double t,
                       const vestigo::timeline::PreparedPicturePtr& picture);
    /// `message`: one line in the user's language, with the remedy.
    void preparedFailed(const QString& terminal, const QString& stream, double t, const QString& message);
    /// What came so far would be prepared otherwise now.
    void preparedOutdated();
};

} // namespace vestigo::ui_player

Q_DECLARE_METATYPE(vestigo::timeline::PreparedPicturePtr)
