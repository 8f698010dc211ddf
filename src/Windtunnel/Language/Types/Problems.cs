using Windtunnel.Units;

namespace Windtunnel.Language.Types;

/// <summary>Turns a problem inside a scalar into a diagnostic at the offending characters.</summary>
public static class Problems
{
    public static void Report(QuantityProblem problem, ScalarNode scalar, Reading reading) =>
        reading.Error(CodeOf(problem.Fault), scalar.Where.Part(problem.Offset, problem.Length), problem.Message, problem.Remedy);

    private static string CodeOf(QuantityFault fault) => fault switch
    {
        QuantityFault.MissingUnit => DiagnosticCode.MissingUnit,
        QuantityFault.UnknownUnit => DiagnosticCode.UnknownUnit,
        QuantityFault.WrongDimension => DiagnosticCode.WrongDimension,
        QuantityFault.OutOfRange => DiagnosticCode.OutOfRange,
        QuantityFault.UnknownDistribution => DiagnosticCode.BadDistribution,
        QuantityFault.BadFile => DiagnosticCode.FileUnreadable,
        _ => DiagnosticCode.NotANumber,
    };
}
