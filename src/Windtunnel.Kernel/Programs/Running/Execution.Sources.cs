using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Arrivals: open sources, recorded ones, and users.</content>
public sealed partial class Execution
{
    private const int SourceBits = 10;

    private void StartSources()
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            SourceState state = _sources[i];
            Source source = state.Source;
            if (source.Users > 0)
            {
                for (int user = 0; user < source.Users; user++)
                {
                    PlanUser(i);
                }
            }
            else if (source.Times is not null)
            {
                PlanRecorded(i, state);
            }
            else
            {
                PlanArrival(i, state);
                StartChanges(i, source, state);
            }
        }
    }

    private void StartChanges(int index, Source source, SourceState state)
    {
        if (source.Phases.Length > 0)
        {
            PushAfter(source.Phases[0].Stay.SampleTime(state.PhaseStream), EventKind.Phase, index);
        }

        if (source.Shape.Count > 1)
        {
            _events.Push(SimTime.FromSeconds(source.Shape[1].Seconds), EventKind.Shape, index);
        }
    }

    private void Arrive(int tag)
    {
        int index = tag & ((1 << SourceBits) - 1);
        SourceState state = _sources[index];
        if (tag >> SourceBits != state.Epoch)
        {
            return;
        }

        state.Emitted++;
        if (state.IsRecorded)
        {
            PlanRecorded(index, state);
        }
        else
        {
            PlanArrival(index, state);
        }

        int program = state.Program;
        int slot = Rent(program);
        if (slot < 0)
        {
            return;
        }

        if (state.OriginStream is not null)
        {
            BeginAt(slot, state);
        }

        if (_traces.Wants(_programs[program]))
        {
            OpenTrace(slot, program);
        }

        if (state.DuplicateProbability > 0)
        {
            Duplicate(slot, state);
        }

        GoOnAtDelay(slot, _entry[program]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PlanArrival(int index, SourceState state)
    {
        if (state.FirstDelay > 0)
        {
            PlanLateArrival(index, state);
            return;
        }

        if (state.Emitted >= state.RequestsMax)
        {
            return;
        }

        state.PlanNext(_now);
        PushArrival(index, state);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PushArrival(int index, SourceState state)
    {
        long time = SimTime.FromNanoseconds(state.Next);
        if (time < SimTime.Max)
        {
            _events.PushSoon(Math.Max(_now, time), EventKind.Arrive, index | (state.Epoch << SourceBits));
        }
    }

    private void PlanRecorded(int index, SourceState state)
    {
        long[] times = state.Source.Times!;
        long round = times.Length == 0 ? 1 : state.Emitted / times.Length;
        if ((round == 0 || double.IsFinite(state.Source.RepeatSeconds)) && state.Emitted < state.RequestsMax && times.Length > 0)
        {
            long start = round == 0 ? 0 : round * SimTime.FromSeconds(state.Source.RepeatSeconds);
            _events.Push(start + times[state.Emitted % times.Length], EventKind.Arrive, index);
        }
    }

    private void PlanUser(int index)
    {
        SourceState state = _sources[index];
        PushAfter(state.Source.Think!.SampleTime(state.Stream), EventKind.User, index);
    }

    private void ArriveUser(int index)
    {
        SourceState state = _sources[index];
        if (state.Emitted >= state.RequestsMax)
        {
            return;
        }

        state.Emitted++;
        int program = state.Program;
        int slot = Rent(program);
        if (slot < 0)
        {
            return;
        }

        _sides[SideOf(slot)].Source = index;
        if (state.OriginStream is not null)
        {
            BeginAt(slot, state);
        }

        if (_traces.Wants(_programs[program]))
        {
            OpenTrace(slot, program);
        }

        if (state.DuplicateProbability > 0)
        {
            Duplicate(slot, state);
        }

        Proceed(slot, _entry[program]);
    }

    private void ChangePhase(int index)
    {
        SourceState state = _sources[index];
        if (state.Emitted >= state.RequestsMax)
        {
            return;
        }

        state.Phase = (state.Phase + 1) % state.Source.Phases.Length;
        state.PhaseFactor = state.Source.Phases[state.Phase].Factor;
        ChangeRate(index, state);
        PushAfter(state.Source.Phases[state.Phase].Stay.SampleTime(state.PhaseStream), EventKind.Phase, index);
    }

    private void ChangeShape(int index)
    {
        SourceState state = _sources[index];
        if (state.Emitted >= state.RequestsMax)
        {
            return;
        }

        IReadOnlyList<(double Seconds, double Factor)> shape = state.Source.Shape;
        state.ShapeIndex++;
        state.ShapeFactor = shape[state.ShapeIndex % shape.Count].Factor;
        ChangeRate(index, state);
        int next = state.ShapeIndex + 1;
        double seconds = ((next / shape.Count) * state.Source.ShapePeriodSeconds) + shape[next % shape.Count].Seconds;
        _events.Push(Math.Max(_now, SimTime.FromSeconds(seconds)), EventKind.Shape, index);
    }

    private void ChangeRate(int index, SourceState state)
    {
        state.ChangeRate(_now);
        if (state.Emitted < state.RequestsMax)
        {
            PushArrival(index, state);
        }
    }
}
