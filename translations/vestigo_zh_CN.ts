<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Analysis</name>
    <message>
        <source>Video and table overlap for too short a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal has no table to compare the video with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No usable stream: this terminal could not be judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is shorter than one window of 16 steps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Causal</name>
    <message>
        <source>Not tested: too many terminals in one incident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two have no scores at the same time here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not significant once all pairs are counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Significant, but too weak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It turned abnormal after the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one terminal was abnormal: there is nothing to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pair of terminals passed the test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pair of terminals could be tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step must be longer than 0 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The effect follows from its own past without any rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cause runs exactly like the others together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The series have gaps or differ in length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few steps for a test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The effect&apos;s series does not change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cause&apos;s series does not change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node must measure between 1 and 5000 points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphviz could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package libgvc6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphviz could not lay the graph out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package libgvc6 with its plug-ins.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>k-means distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance of sliding windows to the nearest cluster of normal windows, per terminal. Without a model it learns from the recording&apos;s own normal part.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>choose another place, or free some space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file can be written there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has another length than &quot;t&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a vestigo-analysis file of version 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stored features are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analyse the recording again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the name and the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for the right to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 bytes, more than the %2 that are accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is still being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait until it is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the path &quot;%1&quot; is empty, absolute, or leaves the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a path with / inside the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the path &quot;%1&quot; leads out of the folder through a symbolic link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the disk or copy the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the file, or take it from the recorder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nests deeper than %1 levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; occurs twice in one object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object, is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct this entry of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an array, is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a text, is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an empty text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a text of %1 bytes, more than the %2 that are accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds control characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number, is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be true or false, is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &quot;%1&quot; version %2, not &quot;ind-vibe-dataset&quot; version 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convert the file, or use a newer Vestigo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be &quot;train&quot;, &quot;val&quot; or &quot;test&quot;, is: &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add the recordings with their splits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 entries, more than the %2 that are accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names the same recording as recordings[%1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a recording lies in one split, whole: keep one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder holds no dataset.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the folder of a data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has more than %1 instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 columns over %2 steps, more than can be analysed at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a longer step_s, a shorter recording or fewer columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no frame of it can be decoded within the recording&apos;s time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the video from the camera or recorder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no time of a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies before the start, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must hold 4 numbers, holds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the box as [x, y, width, height]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a negative or a senseless size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two anomalies have the id &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give each anomaly its own id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names &quot;%1&quot;, which is no anomaly of this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the id, or add the anomaly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads from &quot;%1&quot; to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &quot;%1&quot; version %2, not &quot;ind-vibe-annotations&quot; version 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the training recordings hold nothing that can be learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see what vestigo-cli info says of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not fit a kmeans model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train the model again with this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no engine &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one of: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model was not trained for causal analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model was trained for causal analysis only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave --causal out, or train the model for both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give --causal, or train the model for both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a complete safetensors file, or train the model again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a wrong type, shape or place in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a value that is not a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no safetensors file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must hold texts only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the analysis failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>please report this with the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no annotations to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluate on annotated recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no recording of that split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another split: train, val or test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model does not say which engine it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a model that vestigo-cli train wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is for the engine &quot;%1&quot;, not for &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the engine out, or use another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine &quot;%1&quot; needs a trained model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give one with --model, or train one with vestigo-cli train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds more than %1 values on its grid, more than can be analysed at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a longer step_s, or split the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 frames could not be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stream of the recording can be analysed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see what vestigo-cli info says of its streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no training recording that can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give at least one recording the split &quot;train&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the training failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no video that can be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no video stream that can be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends before its first frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has frames of %1 x %2 pixels, too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is encoded as %1, which cannot be decoded here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no capture that can be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export it again as pcap or pcapng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no packet that can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that the right interface was captured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take it from the recorder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export the table as CSV text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 columns, more than the %2 that are accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split the table into several with fewer columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two columns are named &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give each column its own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row has %1 cells, the header %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct or remove the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds too many images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder holds no image whose name is its time in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its first image cannot be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at vestigo-cli import --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date and time like 2024-05-17T09:32:00+08:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a terminal or stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two files are given for this stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give each stream one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the recorder&apos;s export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time runs backwards, here and in %1 rows in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cell is no number; %1 such cells count as missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is beyond all measure; %1 such cells count as missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last row breaks off and was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lies from %1 s to %2 s, outside of the recording&apos;s 0 s to %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 gaps, the longest from %2 s to %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breaks off after %1 frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 events name a party that is no terminal of this recording: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a result, status or size is none; %1 such cells were read as ok or 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is UTF-16 text, not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quotation mark is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is longer than the %1 bytes that are accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds binary data, not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no column &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the header as the recorder&apos;s manual says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exists and is no empty folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a folder that does not exist yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is &quot;%1&quot; version %2, not &quot;ind-vibe-recording&quot; version 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it like 2024-05-17T09:32:00+08:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be greater than 0, is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write how many seconds the recording lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1 s, more than the %2 s that are accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must lie within %1 and %2 s, is: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cuts the duration into more than %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a longer step, or split the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add the terminals that were recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two terminals have the id &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give each terminal its own id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must hold 2 numbers, holds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the place in metres as [x, y]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no place of a site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording names more than the %1 streams that are accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>terminal &quot;%1&quot; has two streams named &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give each stream of a terminal its own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be &quot;video&quot; or &quot;table&quot;, is: &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>links &quot;%1&quot; with itself; not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a link of this kind from &quot;%1&quot; to &quot;%2&quot; already; not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take this link out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be &quot;communication&quot; or &quot;operation&quot;, is: &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names &quot;%1&quot;, which is no terminal of this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the id, or add the terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must lie within 0 and 1, is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder holds no recording.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose the folder of a recording, or make one of loose files with vestigo-cli import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no stream and no log: there is nothing to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add the files of the terminals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing else of this recording can be used either; vestigo-cli info lists it all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no column t or timestamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the column of the times in the header: t (seconds) or timestamp (RFC 3339, or Unix seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has timestamps, but the recording does not say when it started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add started_at to recording.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no numeric column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a column of numbers beside the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a header, but no row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was changed while it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds too many frames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeatureNames</name>
    <message>
        <source>Instruction rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distinct instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Torque</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cycle time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeatureRow</name>
    <message>
        <source>%1 (usually %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: share %2 %, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncidentModel</name>
    <message>
        <source>%1 · %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncidentWords</name>
    <message>
        <source>%1 has been abnormal since %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also abnormal: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneChooser</name>
    <message>
        <source>Lanes of the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (evidence)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerBar</name>
    <message>
        <source>Heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the picture differs from its usual look (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The places that the evidence names (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture as the camera saw it, nothing over it (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayerView</name>
    <message>
        <source>Show the camera %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording to see its video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a terminal to see its video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal has no camera. Its signals are in the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoding video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aligning streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explaining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading recordings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>who was logged on and what was changed; compare program and parameters with the released version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts or material in the way; lock the power off before you reach in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask the operator on shift; guards and interlocks in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices on the network that do not belong there; keep the message log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lens covered or dirty; camera mount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wiring, connector, replaced part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load at standstill, lubrication, overload relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare the set values with the released ones; calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instruction log at this time: who sent so many, or so few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instruction log: what was written, and by whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instruction log: commands that are not usual here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused commands and their error codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order of the commands; was the program changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who was at the terminal, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who was logged on, with which rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mode switch: automatic, manual or maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network load: who sends to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network load: what it sends, and to whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which devices it is connected to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cable, switch port, network load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connector and cable; retries in the message log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cable and shielding, firmware; keep the message log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cooling, fan, filter; compare with a hand-held thermometer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bearings, loose bolts, imbalance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load at standstill, motor, overload relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supply, fuses, loose terminals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load at standstill, lubrication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drive, belt, set speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jam, lubrication, tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoder, play in the axis, something in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pump, valve, filter, leaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaks, pressure regulator, filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it waits for; the station before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tool, chuck, alarms on its panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status lamps, error buffer, scan time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brakes, axis limits, alarms on the pendant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belt, rollers, light barriers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>route, battery, safety scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages on the panel, who is logged on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wiring, connector; compare its value with a hand-held meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link lamps, restarts, its clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fuses, contactors, warm terminals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ram, light curtain, lubrication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera and its cable: is the picture live?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at it: does it move, stand and light up as it should?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CNC lathe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PLC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>industrial robot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conveyor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>driverless vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operating panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power cabinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>press</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>malicious tampering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equipment jam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operating error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attack on communication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>component fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drifting parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operator camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behaviour table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference from the usual picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detail of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>Colour scale of the heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a place differs from its usual picture, 0 to %1. Clear below %2: 19 of 20 places stay below that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no heat map for this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SiteClock</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the recording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>is no project database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a file made by Vestigo, or a new name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the project database is damaged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore a copy, or analyse into a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program is writing to the project database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again when it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the project database cannot be opened for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk could not be read or written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the disk, or choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value is too large for the project database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the project database refused a request: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a recording needs its content hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a run is finished with its result only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an intermediate result is too large to be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these annotations cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stored result is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analyse the recording again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result is too large to be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it to a file instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such run in the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was made by a newer version of Vestigo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open it with that version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a project database needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make the folder first, or choose another one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StreamView</name>
    <message>
        <source>Video %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This frame holds no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This frame cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture at this moment: this camera recorded from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TerminalModel</name>
    <message>
        <source>, root cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, number %1 in the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, probability %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineCanvas</name>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the selected range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selected range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move the time cursor, up and down choose a terminal, plus and minus zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineContent</name>
    <message>
        <source>root %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 terminals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No incident: every terminal stayed below its threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no score for this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No values were recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole recording (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the features that have a lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Analyse to see what was abnormal, and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording to see its timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps of %2 s = one window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>One frame back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, and . step a frame   J K L play   R raw picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>In the telemetry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be decided by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visual evidence; choose one to see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Analyse to find what was abnormal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing abnormal was found in this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an incident on the left to see why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of %1 seems %2 s off (confidence %3). It was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
