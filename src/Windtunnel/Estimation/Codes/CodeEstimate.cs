using Windtunnel.Estimation.Storage;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Codes;

/// <summary>How long codes must be that name the records of a growing data set, and what happens when they are drawn at random.</summary>
internal sealed class CodeEstimate : IEstimate
{
    public string Section => "identifiers";

    public IEnumerable<Line> Estimate(Envelope envelope)
    {
        foreach (var data in envelope.Design.Data.Where(d => d.WrittenBy is not null))
        {
            var records = Records.Of(data, envelope.Demand);
            var length = new Formula(
                Dimension.Number, [records], () => $"⌈log₆₂ {records.Inline}⌉", static p => CodeSpace.For(CodeSpace.Base62, p[0]).Length).Named($"{data.Name} base-62 code length");
            yield return new Line($"{data.Name} base-62 code length", length);
            yield return new Line($"{data.Name} random code is taken", new Formula(
                Dimension.Share, [records, length], () => $"{records.Inline} ÷ 62^{length.Nominal:0}", static p => Space(p[1]).ChanceTaken(p[0])));
            yield return new Line($"{data.Name} random codes until a collision", new Formula(
                Dimension.Number, [length], () => $"√(π × 62^{length.Nominal:0} ÷ 2)", static p => Space(p[0]).DrawsUntilCollision));
        }
    }

    private static CodeSpace Space(double length) => new(CodeSpace.Base62, (int)length);
}
