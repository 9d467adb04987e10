// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/analysis_builder.h"
#include "ui/player/frame_provider.h"
#include "ui/player/player_view.h"
#include "ui/player/stream_view.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

#include <memory>
#include <vector>

namespace vestigo::ui_player {

/// Answers when the test says so.
class HandProvider : public FrameProvider {
public:
    struct Asked {
        QString terminal;
        QString stream;
        double t;
        int side;
    };
    void requestFrame(const QString& terminal, const QString& stream, double t, int side) override {
        asked.push_back({terminal, stream, t, side});
        if (automatic) {
            answer(asked.back());
        }
    }
    void answer(const Asked& request) {
        timeline::Picture picture = testing::sampleFrame(request.t);
        Q_EMIT frameReady(request.terminal, request.stream, request.t, picture);
    }
    void setSpeed(double speed) override { speeds.push_back(speed); }
    void stopIndexing() override { ++stops; }
    void resumeIndexing() override { ++resumes; }
    timeline::FrameTimesPtr frameTimes(const QString& terminal, const QString& stream) const override {
        return terminal == QLatin1String("plc-01") && stream == QLatin1String("device") ? plcTimes : nullptr;
    }
    timeline::FrameTimesPtr plcTimes;
    std::vector<double> speeds;
    int stops = 0;
    int resumes = 0;
    std::vector<Asked> asked;
    bool automatic = true;
};

inline StreamInfo streamOf(const char* terminal, const char* name, const char* stream) {
    StreamInfo info;
    info.terminal = QString::fromLatin1(terminal);
    info.terminalName = QString::fromLatin1(name);
    info.stream = QString::fromLatin1(stream);
    info.start = 0.0;
    info.end = 119.8;
    info.frameInterval = 0.2;
    return info;
}

inline std::vector<StreamInfo> sampleStreams() {
    StreamInfo person = streamOf("prs-01", "Stamping press", "operator");
    person.start = 10.0;
    person.note = QStringLiteral("offset −0.4 s estimated (0.93)");
    return {person, streamOf("prs-01", "Stamping press", "device"), streamOf("plc-01", "Line PLC", "device")};
}

/// A player of the sample analysis that stands at the press.
inline std::unique_ptr<PlayerView> shownPlayer(HandProvider& provider, int height) {
    auto view = std::make_unique<PlayerView>();
    view->resize(900, height);
    view->setFrameProvider(&provider);
    view->setStreams(sampleStreams());
    view->setAnalysis(testing::sampleAnalysis());
    view->setTerminal(QStringLiteral("prs-01"));
    view->show();
    QCoreApplication::processEvents();
    return view;
}

inline StreamView* streamView(const PlayerView& view, const char* stream) {
    return view.findChild<StreamView*>(QStringLiteral("stream-") + QString::fromLatin1(stream));
}

inline QColor pixelAt(QWidget* widget, double x, double y) {
    const QImage image = widget->grab().toImage();
    const QRectF area = fittedRect({320.0, 240.0}, QRectF(QPointF(0, 0), QSizeF(widget->size())));
    return image.pixelColor(static_cast<int>(area.left() + x / 320.0 * area.width()),
                            static_cast<int>(area.top() + y / 240.0 * area.height()));
}

inline void save(QWidget& view, const QString& name) {
    const QString folder = QStringLiteral(VESTIGO_BINARY_DIR "/pictures");
    QDir().mkpath(folder);
    QVERIFY(view.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

} // namespace vestigo::ui_player
