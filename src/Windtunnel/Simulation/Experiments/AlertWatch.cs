using Windtunnel.Designs;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Reports;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Experiments;

/// <summary>Applies alerts to the time series of an experiment, on the experiment's own clock.</summary>
/// <remarks>
/// A signal is what it is in one window of the time series, where a monitoring system would take a rate over a minute or so. Before the experiment begins
/// all was as in its quiet time, so that a long window does not start empty.
/// </remarks>
internal sealed class AlertWatch
{
    /// <summary>Steps of the clock at most; alerts are looked at once a window while it is not reached.</summary>
    private const int StepsMax = 100_000;

    private readonly Timetable _timetable;
    private readonly TimeSeries[] _series;
    private readonly double _step;
    private readonly int _steps;
    private readonly int _faultStep;

    /// <param name="observations">Runs whose windows begin with the measured time.</param>
    /// <param name="timetable">What was simulated of the experiment.</param>
    public AlertWatch(Observations observations, Timetable timetable)
    {
        var asked = timetable.Phases.Sum(p => p.AskedSeconds);
        _timetable = timetable;
        _series = [.. observations.Runs.Select(r => SeriesReport.Of(observations, r))];
        _step = Math.Max(observations.WindowSeconds, asked / StepsMax);
        _steps = (int)Math.Floor((asked / _step) + 1e-9);
        _faultStep = Math.Min(_steps, (int)Math.Floor((Fault / _step) + 1e-9));
    }

    private double Fault => _timetable.Phases[0].AskedSeconds;

    public AlertResult Watch(Alert alert)
    {
        if (alert is AuditAlert audit)
        {
            return Watch(audit);
        }

        var watched = _series.Select(s => Watch(alert, s)).ToArray();
        var fired = watched.Where(w => !double.IsNaN(w.Fired)).ToArray();
        var seconds = fired.Length == 0 ? new Measured(double.NaN, double.NaN, Trust.TooFew) : Sections.Mean([.. fired.Select(w => w.Fired)]);
        return new AlertResult(
            alert.Name, alert.Text, watched.Length, fired.Length, watched.Count(w => w.IsFalse), seconds, fired.Select(w => w.Ended).DefaultIfEmpty(double.NaN).Average());
    }

    private AlertResult Watch(AuditAlert audit)
    {
        var found = _series.Select(s => Found(audit, s)).Where(f => !double.IsNaN(f.Seconds)).ToArray();
        var seconds = found.Length == 0 ? new Measured(double.NaN, double.NaN, Trust.TooFew) : Sections.Mean([.. found.Select(f => f.Seconds)]);
        return new AlertResult(audit.Name, audit.Text, _series.Length, found.Length, 0, seconds, double.NaN) { WrongUntil = found.Select(f => f.Wrong).DefaultIfEmpty(double.NaN).Average() };
    }

    /// <summary>The look after which it is as good as sure that one wrong answer was among those looked at, from the first fault on [s], and how many had gone out.</summary>
    private (double Seconds, double Wrong) Found(AuditAlert audit, TimeSeries series)
    {
        var (wrong, _) = Sums([.. series.Flows.First(f => f.Flow == audit.Subject).Wrong.Select(w => (double)w)]);
        double missed = 1, before = 0;
        for (var look = audit.Every; look <= (_steps + 0.5) * _step; look += audit.Every)
        {
            var until = wrong[Math.Min(_steps, (int)Math.Round(look / _step))];
            missed *= 1 - audit.ChanceToFind(until - before);
            before = until;
            if (missed <= 1 - AuditAlert.Sureness)
            {
                return (look - Fault, until);
            }
        }

        return (double.NaN, double.NaN);
    }

    private (double Fired, double Ended, bool IsFalse) Watch(Alert alert, TimeSeries series)
    {
        var states = alert is BurnAlert burn ? Burns(burn, series) : Exceeds((ThresholdAlert)alert, series);
        var first = Array.FindIndex(states, _faultStep, on => on);
        var isFalse = states.AsSpan(0, _faultStep).Contains(true);
        if (first < 0)
        {
            return (double.NaN, double.NaN, isFalse);
        }

        // What happens in a step is known at its end.
        var end = Array.FindIndex(states, first, on => !on);
        return (((first + 1) * _step) - Fault, end < 0 ? double.PositiveInfinity : ((end + 1) * _step) - Fault, isFalse);
    }

    private bool[] Exceeds(ThresholdAlert alert, TimeSeries series)
    {
        var values = ValuesOf(alert, series);
        var needed = Math.Max(1, (int)Math.Ceiling((alert.For / _step) - 1e-9));
        var states = new bool[_steps];
        var run = 0;
        for (var i = 0; i < _steps; i++)
        {
            var value = At(values, i);
            run = (alert.IsAbove ? value > alert.Threshold.Nominal : value < alert.Threshold.Nominal) ? run + 1 : 0;
            states[i] = run >= needed;
        }

        return states;
    }

    private bool[] Burns(BurnAlert alert, TimeSeries series)
    {
        var flow = series.Flows.First(f => f.Flow == alert.Subject);
        var failed = Sums([.. flow.Failed.Select(f => (double)f)]);
        var all = Sums([.. flow.Failed.Zip(flow.Done, (f, d) => (double)f + d)]);
        var states = new bool[_steps];
        for (var i = 0; i < _steps; i++)
        {
            states[i] = IsBurning(i, alert.Long) && IsBurning(i, alert.Short);
        }

        return states;

        bool IsBurning(int step, double window)
        {
            var requests = Over(all, step, window);
            return requests > 0 && Over(failed, step, window) / requests > alert.Rate * (1 - alert.Objective);
        }
    }

    private static double[] ValuesOf(ThresholdAlert alert, TimeSeries series)
    {
        var flow = series.Flows.FirstOrDefault(f => f.Flow == alert.Subject);
        var component = series.Components.FirstOrDefault(c => c.Component == alert.Subject);
        return alert.Signal switch
        {
            AlertSignal.Errors => [.. flow!.Failed.Zip(flow.Done, (f, d) => f + d == 0 ? double.NaN : (double)f / (f + d))],
            AlertSignal.Median => [.. flow!.P50],
            AlertSignal.P99 => [.. flow!.P99],
            AlertSignal.Traffic => [.. flow!.Arrived.Select(a => a / series.WindowSeconds)],
            AlertSignal.Utilisation => [.. component!.Utilisation],
            _ => [.. component!.Queue],
        };
    }

    private double At(double[] values, int step)
    {
        var window = (int)Math.Floor((_timetable.StandInFor((step + 0.5) * _step) / _series[0].WindowSeconds) + 1e-9);
        return values.Length == 0 ? double.NaN : values[Math.Min(window, values.Length - 1)];
    }

    /// <summary>Sums up to before each step, and what the quiet time has per step on average.</summary>
    private (double[] Sums, double Before) Sums(double[] values)
    {
        var sums = new double[_steps + 1];
        for (var i = 0; i < _steps; i++)
        {
            sums[i + 1] = sums[i] + (At(values, i) * _step / _series[0].WindowSeconds);
        }

        return (sums, _faultStep == 0 ? 0 : sums[_faultStep] / _faultStep);
    }

    private double Over((double[] Sums, double Before) counts, int step, double window)
    {
        var steps = Math.Max(1, (int)Math.Min(int.MaxValue / 2, Math.Round(window / _step)));
        var from = step + 1 - steps;
        return counts.Sums[step + 1] - counts.Sums[Math.Max(0, from)] + (Math.Max(0, -from) * counts.Before);
    }
}
