using System.Diagnostics;
using Windtunnel.Simulation;
using Windtunnel.Units;

namespace Windtunnel.Cli.Terminals;

/// <summary>One line that is overwritten while a simulation runs, and one at the end that says how fast it was.</summary>
internal sealed class ProgressLine(Terminal terminal) : IProgress<SimulationProgress>
{
    /// <summary>Fast enough to look alive, slow enough to be read [ms].</summary>
    private const long EveryMilliseconds = 100;

    private readonly Lock _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _shownAt = -EveryMilliseconds;
    private bool _isShown;

    public void Report(SimulationProgress value)
    {
        if (!terminal.HasErrorColour)
        {
            return;
        }

        lock (_lock)
        {
            if (_watch.ElapsedMilliseconds - _shownAt < EveryMilliseconds)
            {
                return;
            }

            _shownAt = _watch.ElapsedMilliseconds;
            _isShown = true;
            var text = $"{value.What}: {Human.Format(Math.Clamp(value.Share, 0, 1), Dimension.Share, 2)}, {Human.Format(value.EventsPerSecond, Dimension.Number)} events/s";
            terminal.Error.Write($"\r{text[..Math.Min(text.Length, 78)]}\e[K");
        }
    }

    /// <summary>Wipes the line and says how much was done in what time; to the side of diagnostics, for results know no clock.</summary>
    public void Finish(long events)
    {
        lock (_lock)
        {
            if (_isShown)
            {
                terminal.Error.Write("\r\e[K");
                _isShown = false;
            }

            var seconds = _watch.Elapsed.TotalSeconds;
            terminal.Error.WriteLine($"{Human.Format(events, Dimension.Number)} events in {Human.Format(seconds, Dimension.Duration, 2)} = {Human.Format(events / seconds, Dimension.Number)} events/s");
        }
    }
}
