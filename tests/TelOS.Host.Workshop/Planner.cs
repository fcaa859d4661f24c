namespace Telos.Workshop;

/// <summary>Exchanges the coordinates of circles, wherever they are in a plan.</summary>
internal static class Planner
{
    /// <summary>The shape, a circle with its coordinates exchanged.</summary>
    public static Shape Mirror(Shape shape) =>
        shape.TryGetCircle(out var circle) ? Shape.FromCircle(new Point { X = circle.Y, Y = circle.X }) : shape;

    /// <summary>The plan with all of its shapes mirrored.</summary>
    public static Plan Refine(Plan plan) => plan with
    {
        First = Refine(plan.First),
        Others = [.. plan.Others.Select(Refine)],
        Cases = plan.Cases.ToDictionary(static step => step.Key, static step => Refine(step.Value)),
        Rest = [.. plan.Rest.Select(Mirror)],
        Outline = plan.Outline is { } outline ? Mirror(outline) : null,
    };

    private static Step Refine(Step step) => step with
    {
        Shape = Mirror(step.Shape),
        Next = step.Next is { } next ? Refine(next) : null,
    };
}
