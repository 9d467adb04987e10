// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/site_clock.h"
#include "ui/player/frame_provider.h"
#include "ui/player/frame_requests.h"
#include "ui/player/prepared_state.h"
#include "ui/player/stream_info.h"
#include "ui/player/stream_overlay.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtGui/QFontMetricsF>
#include <QtGui/QImage>
#include <QtWidgets/QWidget>

#include <functional>

namespace vestigo::ui_player {

/// The largest rectangle of a picture's shape within an area, centred.
QRectF fittedRect(const QSizeF& picture, const QRectF& area);

/// One video stream at the time cursor: the newest picture that came, what was found over it, and a label
/// that says which camera, when and which frame. While it waits it keeps the last good picture.
class StreamView : public QWidget {
    Q_OBJECT
public:
    StreamView(StreamInfo info, QWidget* parent = nullptr);

    void setProvider(FrameProvider* provider);
    void setPreparedProvider(PreparedProvider* provider);
    void setClock(const ui_common::SiteClock& clock);
    void setTime(double t);
    void setOverlay(StreamOverlay overlay);
    void setLook(const OverlayLook& look);

    void setTimes(const timeline::FrameTimesPtr& times);
    void setOffset(double seconds, const QString& note);
    void setRegions(std::vector<StreamRegion> regions);
    /// In the wall a view bears its terminal's name, can be chosen and takes the keyboard.
    void setInWall(bool inWall);
    /// Of the terminal that is selected in the application.
    void setChosen(bool chosen);
    /// While no frame times are known: how far their reading is, 0..1; negative: it waits.
    void setIndexing(double fraction);

    const StreamInfo& info() const { return info_; }
    const StreamOverlay& overlay() const { return overlay_; }
    /// The picture on the screen; empty before the first one came.
    const timeline::Picture& picture() const { return picture_; }
    /// "06:25:06.0 +08:00 · frame 301 of 599" of the picture in sight, in the wall "… · 301/599"; empty
    /// without a picture.
    QString timeText() const;
    /// "Stamping press · device"
    QString titleText() const;
    /// "device · 06:25:06.0 +08:00 · frame 175 of 319"
    QString labelText() const;
    QString labelText(const std::function<bool(const QString&)>& fits) const;
    /// What stage of the visual path is seen, in words; empty: none. `brief`: for a small picture.
    QString preparedText(bool brief = false) const;
    /// What is said instead of, or over, the picture; empty when all is well.
    QString stateText() const;
    /// Name of a stream for people.
    static QString streamName(const QString& stream);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Clicked, or moved to with the keyboard.
    void chosen();
    /// Double-clicked, or Return was pressed on it.
    void opened();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    bool isInStream() const;
    bool canAsk() const;
    int neededSide() const;
    void ask();
    void send(double t);
    void takeFrame(const QString& terminal, const QString& stream, double t,
                   const timeline::Picture& picture);
    void takeFailure(const QString& terminal, const QString& stream, double t, const QString& message);
    bool belongs(const QString& terminal, const QString& stream) const;
    void paintPicture(QPainter& painter, const QRectF& area);
    void wantPrepared();
    void tellScreenReader();
    void paintPrepared(QPainter& painter, const QRectF& area) const;
    void paintHeat(QPainter& painter, const QRectF& area);
    void paintMarks(QPainter& painter, const QRectF& area) const;
    void paintRegions(QPainter& painter, const QRectF& area) const;
    void paintFrame(QPainter& painter) const;
    QRectF placeOf(const timeline::Box& box, const QRectF& area) const;
    QString breakOffText() const;
    QStringList labelLines(const QFontMetricsF& metrics, double widest) const;
    QString preparedLabel(const QPainter& painter) const;
    QRectF labelRoom() const;
    double labelStep(const QPainter& painter) const;
    void paintLabel(QPainter& painter) const;
    void paintState(QPainter& painter) const;

    StreamInfo info_;
    QPointer<FrameProvider> provider_;
    ui_common::SiteClock clock_;
    double time_ = 0.0;
    OverlayLook look_;
    PreparedState* prepared_ = nullptr;
    StreamOverlay overlay_;
    FrameRequests requests_;
    QElapsedTimer since_;
    QTimer patience_;
    QTimer resized_;
    int askedSide_ = 0;
    timeline::Picture picture_;
    QImage image_;
    QString failure_;
    std::vector<StreamRegion> regions_;
    bool inWall_ = false;
    bool chosen_ = false;
    double indexing_ = -1.0;
    QImage heatImage_;
    std::optional<std::size_t> heatStep_;
};

} // namespace vestigo::ui_player
