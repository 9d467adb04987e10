// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/player/prepared_layer.h"
#include "ui/player/stream_info.h"

#include <QtCore/QString>
#include <QtWidgets/QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace vestigo::ui_player {

class FrameProvider;
class PreparedProvider;

/// The video of one terminal, or of all cameras of the recording in step (the wall), with what was found in
/// it: the heat map, the boxes of the evidence and the regions that people drew over it, buttons and keys to
/// play. Shows the time cursor and asks to move it; it does not own it: after timeRequested() the application
/// answers with setTime(), and after terminalRequested() with setTerminal().
///
/// Keys: space plays and pauses; J K L play backwards, pause, play (again: faster); , and . step a frame; W
/// shows all cameras or one terminal's, in the wall arrows move and Return opens; R shows the raw picture; H,
/// B and G switch heat map, boxes and regions; 0 to 6 choose the stage of the visual path that lies over it.
class PlayerView : public QWidget {
    Q_OBJECT
public:
    explicit PlayerView(QWidget* parent = nullptr);
    ~PlayerView() override;

    /// Must outlive the view, or be taken away with nullptr.
    void setFrameProvider(FrameProvider* provider);
    /// The same; without one no stage of the visual path can be shown.
    void setPreparedProvider(PreparedProvider* provider);
    /// All video streams of the recording; those of the current terminal are shown.
    void setStreams(const std::vector<StreamInfo>& streams);
    /// Regions that are drawn in the recording's annotations.
    void setRegions(const std::vector<StreamRegion>& regions);
    /// A stream's offset has changed; `note` says so beside its picture.
    void setStreamOffset(const QString& terminal, const QString& stream, double offsetSeconds,
                         const QString& note);
    /// The corrections of clocks that hold now. What the analysis was made with may be others: then the
    /// player offers to analyse again, and no offer of that analysis for such a stream.
    void setClockOffsets(const analysis::ClockOffsets& offsets);
    /// The recording's clock: what `t = 0` is at the site. Without it times are seconds. An analysis brings
    /// its own.
    void setClock(const std::optional<SiteTime>& startedAt, double durationSeconds);
    /// May be null: then there is video without overlay.
    void setAnalysis(const analysis::AnalysisPtr& analysis);

    /// The row of its name and buttons, for a panel that takes it into its own head. Goes with the view or
    /// with whoever took it.
    QWidget* head() const;
    /// Said in place of the terminal's name, where what is shown is not the terminal's own; empty: the name.
    void setTitleNote(const QString& note);

    /// The stretch that playing goes round in; nothing: the whole recording, once. Playing from outside of it
    /// begins at its start.
    void setLoop(const std::optional<timeline::TimeRange>& loop);

    QString terminal() const;
    double time() const;
    bool isPlaying() const;
    /// Negative: backwards.
    double speed() const;
    bool isRaw() const;
    bool isWall() const;
    PreparedLayer layer() const;

public Q_SLOTS:
    void setTerminal(const QString& terminal);
    /// Moves the cursor; emits nothing.
    void setTime(double seconds);
    void togglePlay();
    void playForward();  ///< while playing forward: twice as fast
    void playBackward(); ///< while playing backwards: twice as fast
    void pause();
    void stepFrames(int frames);
    void setSpeed(double speed); ///< 0.1 to 8, sign kept from the direction
    void setRaw(bool raw);
    void toggleHeat();
    void toggleBoxes();
    void toggleRegions();
    /// A stage of the visual path over the pictures of the current terminal, in the wall too.
    void setLayer(vestigo::ui_player::PreparedLayer layer);
    void setWall(bool wall);
    void toggleWall();

Q_SIGNALS:
    /// The user, or playing, moves the time cursor.
    void timeRequested(double seconds);
    void playingChanged(bool playing);
    /// A camera of another terminal was chosen in the wall.
    void terminalRequested(const QString& terminal);
    void wallChanged(bool wall);
    void layerChanged(vestigo::ui_player::PreparedLayer layer);
    /// The user accepts an estimated offset: `seconds` are the whole correction of the stream's clock.
    void offsetAccepted(const QString& terminal, const QString& stream, double seconds);
    void offsetTakenBack(const QString& terminal, const QString& stream);
    void analysisRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool handleWallKey(int key);
    bool handleLayerKey(int key);

    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace vestigo::ui_player
