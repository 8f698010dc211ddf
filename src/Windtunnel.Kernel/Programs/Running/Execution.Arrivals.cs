using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Arrivals put off to the end of the constant delay that requests begin with, so that both are one event.</content>
public sealed partial class Execution
{
    /// <summary>Plans the next arrival of a source together with its first delay, where nobody looks between the two.</summary>
    private void PlanLateArrival(int index, SourceState state)
    {
        while (state.Emitted < state.RequestsMax && !_isOver)
        {
            state.PlanNext(_now);
            long arrival = SimTime.FromNanoseconds(state.Next);
            if (Later(arrival, state.FirstDelay) < _horizon && _traces.HasRoom)
            {
                PushComing(index, state, arrival);
                return;
            }

            if (arrival >= _now)
            {
                PushArrival(index, state);
                return;
            }

            // Others were put off past this one, which has to be here when somebody looks.
            ArriveBefore(state, arrival);
        }
    }

    /// <summary>Prepares the request that comes next: its slot is taken, but it is not in flight.</summary>
    private void PushComing(int index, SourceState state, long arrival)
    {
        int slot = TakeSlot();
        if (slot < 0)
        {
            return;
        }

        // Nobody else starts the program, so what the source has sent is what has arrived, also while the request before is just arriving.
        int program = state.Program;
        ref Request request = ref _requests[slot];
        Prepare(ref request, program, arrival, state.Emitted);
        request.State = RequestState.Coming;
        request.Link = index;
        _events.Push(arrival + state.FirstDelay, EventKind.Resume, slot, RankOf(in request, program));
    }

    /// <summary>A request arrives and has its first delay behind it already.</summary>
    private void Come(int slot)
    {
        int index = _requests[slot].Link;
        SourceState state = _sources[index];
        int program = state.Program;
        _requests[slot].State = RequestState.Running;
        _inUse++;
        _programs[program].Arrived++;
        _eventCount++;
        state.Emitted++;
        BeginLate(slot, program, state.FirstDelay);
        PlanLateArrival(index, state);
        Proceed(slot, _entry[program] + 1);
    }

    private void ArriveBefore(SourceState state, long arrival)
    {
        int program = state.Program;
        int slot = Rent(program);
        if (slot < 0)
        {
            return;
        }

        _eventCount++;
        state.Emitted++;
        _requests[slot].Start = arrival;
        BeginLate(slot, program, state.FirstDelay);
        GoOnAt(slot, _entry[program] + 1, arrival + state.FirstDelay, EventKind.Resume);
    }

    private void BeginLate(int slot, int program, long delay)
    {
        int pc = _entry[program];
        StepState step = _steps[pc];
        step.Visits++;
        step.TimeSum += delay;
        if (_traces.Wants(_programs[program].Arrived))
        {
            OpenTrace(slot, program);
            if (_requests[slot].IsTraced)
            {
                NoteTracedHop(slot, new Results.TraceHop(pc, _requests[slot].Start, 0, delay));
            }
        }
    }
}
