using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Answers that are wrong without anybody noticing: whoever builds on one gives a wrong answer, too.</content>
public sealed partial class Execution
{
    // Told apart from what else is drawn at the step.
    private const ulong WrongSalt = 0xD1B54A32D192ED03;

    private void PerhapsErr(int slot, StepState step, InstanceState instance)
    {
        if (DrawOf(in _requests[slot], step.ErrorSeed ^ WrongSalt).NextChance(instance.WrongProbability))
        {
            _sides[SideOf(slot)].IsWrong = true;
        }
    }

    /// <summary>Counts an answer that is wrong, and with it whatever waits for it.</summary>
    private void NoteAnswer(int side, ProgramState program)
    {
        if (!_sides[side].IsWrong)
        {
            return;
        }

        program.Wrong++;
        int parent = _sides[side].Join >= 0 ? _joins[_sides[side].Join].Parent : -1;
        if (parent >= 0)
        {
            _sides[SideOf(parent)].IsWrong = true;
        }
    }
}
