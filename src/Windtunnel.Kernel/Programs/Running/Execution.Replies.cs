using Windtunnel.Kernel.Programs.Running;

namespace Windtunnel.Kernel.Programs;

/// <content>Early replies: a request answers and goes on with what it has taken, its second phase.</content>
public sealed partial class Execution
{
    private int Reply(int slot, int pc, StepState step)
    {
        int side = SideOf(slot);
        if (_sides[side].HasReplied || _sides[side].IsCopy)
        {
            return pc + 1;
        }

        ref Request request = ref _requests[slot];
        ProgramState program = _programs[step.Program];
        Count(program, _now - request.Start);
        NoteAnswer(side, program);
        if (request.IsTraced)
        {
            CloseTrace(side, step.Program, request.Start);
            request.EndTrace();
        }

        step.Visits++;
        ref Side left = ref _sides[side];
        Ties answered = left.Ties;
        (left.Join, left.Source, left.Trace, left.NextChild, left.PreviousChild) = (-1, -1, -1, -1, -1);
        (left.Deadline, left.IsGivenUp, left.HasReplied) = (Times.SimTime.Max, false, true);
        TellOthers(answered, program, isSuccess: true, FailureCause.None);

        // Where both ask for the same core next, either may be first; a fixed order would favour one of them in every cycle.
        if (DrawOf(in request, step.Seed).NextChance(0.5))
        {
            return pc + 1;
        }

        MakeReady(slot, pc + 1);
        return -1;
    }

    private bool HasReplied(int slot) => _requests[slot].Side >= 0 && _sides[_requests[slot].Side].HasReplied;
}
