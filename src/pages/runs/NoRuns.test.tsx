import { screen } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test } from "vitest"

import { configured, openApp, prepareApp } from "~/testApp"

prepareApp()

const lines = () => screen.findByText(/import mlflow/)

test("the first lines of Python name the tracking server itself, not the proxy that the browser uses", async () => {
  const one = { ...configured("one"), trackingUri: "https://ml.corp" }
  openApp("/s/one/experiments/0", { one: createDemoServer("empty").handle }, [one])
  expect(await lines()).toHaveTextContent('mlflow.set_tracking_uri("https://ml.corp")')
  expect(screen.queryByText(/This address goes through/)).toBeNull()
})

test("where only the proxy is known they say who can use it", async () => {
  openApp("/s/one/experiments/0", { one: createDemoServer("empty").handle })
  expect(await lines()).toHaveTextContent(/set_tracking_uri\("http:\/\/localhost:\d+\/proxy\/one"\)/)
  expect(screen.getByText(/only scripts on this computer can use it/)).toBeVisible()
})
