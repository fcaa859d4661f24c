namespace TelOS.Fractal;

/// <summary>What an object does when it gets a message.</summary>
/// <param name="call">The message and who got it.</param>
/// <returns>The answer.</returns>
public delegate Value MethodBody(MethodCall call);
